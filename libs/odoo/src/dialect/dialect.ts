import type { ErpRecord } from '@quayside/exchange';
import type { FindActivity } from './find-activity.js';
import type { May } from './may.js';
import type { Names } from './names.js';
import type { ReadTerm } from './read-term.js';
import type { ReadTree } from './read-tree.js';
import type { Split } from './split.js';
import type { SettleTax } from './settle-tax.js';

/**
 * One version of Odoo, as far as Quayside has to do with it. All code outside this folder is written for Odoo 19 and asks the
 * dialect for what is done in another way; that code never asks for the version.
 */
export interface Dialect {
  /** The series: 17 for every 17.0. */
  readonly version: number;
  /** Whether the contract suite passes on a real server of this version. */
  readonly proven: boolean;
  readonly wire: 'json-2' | 'json-rpc';
  readonly names: Names;
  /** Records of a model with all that hangs on them. */
  readonly readTree: ReadTree;
  readonly readTerm: ReadTerm;
  /** Whether the terms and conditions of an order are HTML, or plain text. */
  readonly notesAreHtml: boolean;
  /** Whether a packaging is a unit of measure like any other, or holds so many of the product's own unit. */
  readonly packsAreUnits: boolean;
  /** Whether the lines that Odoo foresees on a receipt say what is reserved beside what is done, or both are one. */
  readonly reserves: boolean;
  /** Whether a lot is made in a company, which has to be named. */
  readonly lotsNameCompany: boolean;
  /** What a receipt still expects goes to a receipt of its own; nothing is validated. */
  readonly split: Split;
  /** Brings cents into the tax of a draft bill. */
  readonly settleTax: SettleTax;
  /** Bills that must be made one after another: those of a vendor, or all of a company. */
  readonly billsInTurn: 'vendor' | 'company';
  /** Words with which Odoo refuses what another transaction was quicker to do: another attempt goes through. */
  readonly conflict: RegExp;
  readonly findActivity: FindActivity;
  /** Whether the user has a right. */
  readonly may: May;
  /** Where a person opens a record, below the address of the server. */
  readonly path: (record: ErpRecord) => string;
}
