import type { Dialect } from './dialect.js';
import { checkAccessRights } from './may.js';
import { odoo18 } from './odoo-18.js';
import { pathOfOld } from './record-path.js';
import { splitByHand } from './split.js';

/** Odoo 17, not proven on a real server. Sources: decision 0045. */
export const odoo17: Dialect = {
  ...odoo18,
  version: 17,
  lotsNameCompany: true,
  split: splitByHand,
  may: checkAccessRights,
  path: pathOfOld,
};
