import type { X12Framing } from '@quayside/edi';
import type { CsvAgreement } from '@quayside/mapping';
import type { ErpTarget, ReadingRules } from '../partner.js';
import type { PartnerProfile } from './profile.js';

/** What was agreed on how sets are read and how strictly they are checked; the rest has its default. */
export function readingRulesOf({ amounts, encoding, validation }: PartnerProfile): ReadingRules {
  return {
    validation,
    explicitPoint: amounts.impliedDecimals === 'explicit-point',
    ...(encoding !== undefined && { encoding }),
  };
}

const suffixes = { none: '', lf: '\n', crlf: '\r\n', cr: '\r' } as const;

/** How what we write looks on the wire. */
export function framingOf({ x12 }: PartnerProfile): X12Framing {
  const { element, component, repetition, terminator } = x12;
  return {
    element,
    component,
    repetition,
    terminator,
    suffix: suffixes[x12.suffix],
    ...(x12.replacement !== '' && { replacement: x12.replacement }),
  };
}

/** How the partner's CSV files are read and written. */
export function csvOf({ csv }: PartnerProfile): CsvAgreement {
  const { encoding, delimiter, quote, skipLines, maxRecordSize, comment, footer, formulas, maxColumns, maxCells } = csv;
  return {
    encoding,
    delimiter,
    skipLines,
    maxRecordSize,
    ...{ formulas, maxColumns, maxCells },
    header: csv.header === 'yes',
    ...(quote !== 'none' && { quote }),
    ...(comment !== undefined && { comment }),
    ...(footer && { footer }),
  };
}

/** Where documents of a usage go. */
export function erpOf({ odoo }: PartnerProfile, usage: 'live' | 'test'): ErpTarget | undefined {
  const connection = usage === 'live' ? odoo.connection : odoo.testConnection;
  if (connection === undefined) return undefined;
  const { ref, vat, id } = odoo.vendor;
  return {
    connection,
    ...(odoo.company !== undefined && { company: odoo.company }),
    vendor: { ...(ref !== undefined && { ref }), ...(vat !== undefined && { vat }), ...(id !== undefined && { id }) },
  };
}
