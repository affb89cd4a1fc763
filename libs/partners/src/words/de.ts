import type { SupplierWords } from './supplier-words.js';

const fileKind = {
  excel: 'eine Excel-Arbeitsmappe',
  'excel-old': 'ein Dokument einer alten Version von Excel oder Office, oder eines mit Kennwort',
  word: 'ein Dokument einer Textverarbeitung',
  pdf: 'ein PDF-Dokument',
  html: 'eine Webseite (HTML)',
  picture: 'ein Bild',
  archive: 'ein Archiv, das hier nicht geöffnet wird (zip, gzip und tar werden es)',
} as const;

export const de: SupplierWords = {
  fileKind,
  notRead: (name, kind, formats) => {
    const csv = formats.includes('CSV') && (kind === 'excel' || kind === 'excel-old' || kind === 'html');
    const remedy = csv ? ' In Excel: „Speichern unter“, dann „CSV (Trennzeichen-getrennt)“.' : '';
    return `${name} ist ${fileKind[kind]}. Nichts davon wurde gelesen. Bitte senden Sie die Daten ${listed(formats)}.${remedy}`;
  },
};

function listed(formats: readonly string[]): string {
  return formats.length === 0
    ? 'wie vereinbart'
    : `als ${new Intl.ListFormat('de', { type: 'disjunction' }).format(formats)}`;
}
