import type { Version } from '../wire/version.js';
import type { Dialect } from './dialect.js';
import { odoo14 } from './odoo-14.js';
import { odoo15 } from './odoo-15.js';
import { odoo16 } from './odoo-16.js';
import { odoo17 } from './odoo-17.js';
import { odoo18 } from './odoo-18.js';
import { odoo19 } from './odoo-19.js';

const dialects = [odoo14, odoo15, odoo16, odoo17, odoo18, odoo19];

/** The dialect of a version; of one that is newer than all of them the last, which then is not proven. */
export function dialectOf({ major }: Version): Dialect | undefined {
  if (major > odoo19.version) return { ...odoo19, version: major, proven: false };
  return dialects.find((each) => each.version === major);
}
