import type { SheetFault } from '@quayside/edi';
import { assertNever } from '@quayside/std';
import type { CellFault } from './cell-fault.js';
import { refusalDe } from './refusal-de.js';
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
    return `${name} ist ${fileKind[kind]}. Nichts davon wurde gelesen. Bitte senden Sie die Daten ${formatsOf(formats)}.${remedy}`;
  },
  heading: 'Bitte prüfen',
  marked:
    "vor jede Zelle, die eine Tabellenkalkulation für eine Formel hielte, wurde ein ' gesetzt; es gehört nicht zum Wert",
  row: (number) => `Zeile ${number}`,
  column: (number) => `Spalte ${number}`,
  ours: 'Etwas auf unserer Seite verhindert, dass dies verwendet wird; wir kümmern uns darum, Sie müssen nichts tun',
  sheet,
  cell,
  refusal: refusalDe,
};

function sheet(fault: SheetFault): string {
  switch (fault.is) {
    case 'not-text':
      return `Für die Datei wurde der Zeichensatz ${fault.encoding} vereinbart, dies ist ein anderer. Bitte speichern Sie sie in diesem Zeichensatz`;
    case 'quote-open':
      return 'Hier öffnet ein Anführungszeichen eine Zelle und wird nie geschlossen; ab hier wurde nichts gelesen';
    case 'quote-inside':
      return 'In einer Zelle steht ein Anführungszeichen; bitte setzen Sie die ganze Zelle in Anführungszeichen und schreiben Sie das innere doppelt. Ab hier wurde nichts gelesen';
    case 'too-large':
      return 'Die Datei hat mehr Zellen oder größere Zeilen, als gelesen werden können; ab hier wurde nichts gelesen. Bitte senden Sie sie in kleineren Dateien';
    case 'empty':
      return 'Die Datei hat keine Zeilen mit Daten';
    case 'column-twice':
      return `Die Spalte „${fault.name}“ gibt es zweimal; bitte lassen Sie eine davon weg`;
    case 'other-delimiter':
      return `Die Zellen sind durch ${sign(fault.found)} getrennt, vereinbart wurde ${sign(fault.agreed)}`;
    case 'columns-unknown':
      return `Die erste Zeile muss die Spalten nennen: ${fault.known.map((all) => all.join(', ')).join('; oder ')}`;
    case 'columns-unclear':
      return 'Die Spalten passen zu mehreren Arten von Dokumenten; bitte sagen Sie uns, welche es ist';
    case 'row-long':
      return `Diese Zeile hat ${fault.cells} Zellen, es gibt aber ${fault.columns} Spalten; bitte setzen Sie eine Zelle, in der ${sign(fault.delimiter)} vorkommt, in Anführungszeichen`;
    case 'row-short':
      return `Diese Zeile hat ${fault.cells} Zellen, es gibt aber ${fault.columns} Spalten; es fehlt, was in ${list(fault.empty)} steht`;
    case 'names-again':
      return 'Diese Zeile nennt noch einmal die Spalten; sie wurde übergangen';
    case 'row-kind':
      return `Diese Zeile ist von keiner vereinbarten Art: ${fault.kinds.map(({ text, cell: at }) => `„${text}“ in Zelle ${at}`).join(' oder ')}`;
    case 'row-alone':
      return 'Diese Zeile gehört zu keinem Dokument: die Nummer, die sie haben sollte, fehlt';
    case 'count':
      return `Die letzte Zeile zählt ${fault.said === '' ? 'nichts' : fault.said}, gekommen sind ${fault.rows} Zeilen; wurde die Datei abgeschnitten?`;
    default:
      return assertNever(fault);
  }
}

function cell(fault: CellFault): string {
  switch (fault.is) {
    case 'missing':
      return fault.columns.length === 0 ? 'es fehlt etwas, das gebraucht wird' : `${list(fault.columns)}: fehlt`;
    case 'number':
      return `„${fault.text}“ ist keine Zahl mit „${fault.mark}“ vor den Nachkommastellen`;
    case 'day':
      return `„${fault.text}“ ist kein Tag in der Form ${fault.forms.map(german).join(' oder ')}`;
    case 'shortened':
      return `„${fault.text}“ macht eine Tabellenkalkulation aus einer langen Zahl, die letzten Ziffern sind verloren; bitte formatieren Sie die Spalte als Text und exportieren Sie noch einmal`;
    case 'code':
      return `„${fault.text}“ ist keines von ${fault.codes.join(', ')}`;
    case 'gtin':
      return `„${fault.text}“ ist keine GTIN (EAN, UPC) aus 8, 12, 13 oder 14 Ziffern; sind Nullen am Anfang verloren gegangen?`;
    case 'sscc':
      return `„${fault.text}“ ist keine NVE (SSCC) aus 18 Ziffern; sind Nullen am Anfang verloren gegangen?`;
    case 'check-digit':
      return `die Prüfziffer von „${fault.text}“ ist falsch; bitte vergleichen Sie die Nummer mit dem Etikett`;
    case 'total':
      return `„${fault.text}“ ist nicht die Summe der Beträge, aus denen es besteht`;
    case 'differs':
      return `„${fault.text}“ steht in anderen Zeilen desselben Dokuments anders; hier müssen alle das Gleiche angeben`;
    case 'unusable':
      return fault.text === ''
        ? 'so kann dies nicht verwendet werden'
        : `„${fault.text}“ kann so nicht verwendet werden`;
    default:
      return assertNever(fault);
  }
}

function sign(text: string): string {
  return text === '\t' ? 'einen Tabulator' : `„${text}“`;
}

/** DD.MM.YYYY as people here say it. */
function german(form: string): string {
  return form.replaceAll('D', 'T').replaceAll('Y', 'J');
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'disjunction' }).format(names);
}

function formatsOf(formats: readonly string[]): string {
  return formats.length === 0 ? 'wie vereinbart' : `als ${list(formats)}`;
}
