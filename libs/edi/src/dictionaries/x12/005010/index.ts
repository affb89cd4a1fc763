import type { X12ReleaseSource } from '../../release-source.js';
import { elements } from './elements.js';
import { composites, segments } from './segments.js';
import { set810 } from './set-810.js';
import { set820 } from './set-820.js';
import { set824 } from './set-824.js';
import { set832 } from './set-832.js';
import { set846 } from './set-846.js';
import { set850 } from './set-850.js';
import { set855 } from './set-855.js';
import { set856 } from './set-856.js';
import { set860 } from './set-860.js';
import { set861 } from './set-861.js';
import { set865 } from './set-865.js';
import { set997 } from './set-997.js';
import { set999 } from './set-999.js';

/** Everything known of release 005010. */
export const release005010: X12ReleaseSource = {
  release: '005010',
  elements,
  composites,
  segments,
  sets: { '810': set810, '820': set820, '824': set824, '832': set832, '846': set846, '850': set850, '855': set855, '856': set856, '860': set860, '861': set861, '865': set865, '997': set997, '999': set999 },
};
