import type { SupplierWords } from './supplier-words.js';

const fileKind = {
  excel: 'an Excel workbook',
  'excel-old': 'a document of an old version of Excel or Office, or one with a password',
  word: 'a document of a word processor',
  pdf: 'a PDF document',
  html: 'a web page (HTML)',
  picture: 'a picture',
  archive: 'an archive of a kind that is not opened here (zip, gzip and tar are)',
} as const;

export const en: SupplierWords = {
  fileKind,
  notRead: (name, kind, formats) => {
    const csv = formats.includes('CSV') && (kind === 'excel' || kind === 'excel-old' || kind === 'html');
    const remedy = csv ? ' In Excel: "Save as", then "CSV (Comma delimited)".' : '';
    return `${name} is ${fileKind[kind]}. Nothing of it was read. Please send the data as ${listed(formats)}.${remedy}`;
  },
};

function listed(formats: readonly string[]): string {
  return formats.length === 0 ? 'was agreed' : new Intl.ListFormat('en', { type: 'disjunction' }).format(formats);
}
