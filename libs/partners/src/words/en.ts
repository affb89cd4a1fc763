import type { SheetFault } from '@quayside/edi';
import { assertNever } from '@quayside/std';
import type { CellFault } from './cell-fault.js';
import { refusalEn } from './refusal-en.js';
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
    return `${name} is ${fileKind[kind]}. Nothing of it was read. Please send the data as ${formatsOf(formats)}.${remedy}`;
  },
  heading: 'Please check',
  marked: "a ' was put before each cell that a spreadsheet would take for a formula; it is no part of the value",
  row: (number) => `Row ${number}`,
  column: (number) => `Column ${number}`,
  ours: 'Something on our side keeps this from being used; we look at it, and you need do nothing now',
  sheet,
  cell,
  refusal: refusalEn,
};

function sheet(fault: SheetFault): string {
  switch (fault.is) {
    case 'not-text':
      return `The file was agreed to be in the encoding ${fault.encoding}, and this is not. Please save it in that encoding`;
    case 'quote-open':
      return 'A quote opens a cell here and is never closed; nothing from here on was read';
    case 'quote-inside':
      return 'A quote stands within a cell; please put the whole cell in quotes, and write the quote inside it twice. Nothing from here on was read';
    case 'too-large':
      return 'The file has more cells, or larger rows, than can be read; nothing from here on was. Please send it in smaller files';
    case 'empty':
      return 'The file has no rows of data';
    case 'column-twice':
      return `The column "${fault.name}" is there twice; please leave one of them out`;
    case 'other-delimiter':
      return `The cells are set apart by ${sign(fault.found)}, and ${sign(fault.agreed)} was agreed`;
    case 'columns-unknown':
      return `The first row must name the columns: ${fault.known.map((all) => all.join(', ')).join('; or ')}`;
    case 'columns-unclear':
      return 'The columns fit several kinds of documents; please tell us which one this is';
    case 'row-long':
      return `This row has ${fault.cells} cells, and there are ${fault.columns} columns; please put a cell with ${sign(fault.delimiter)} in it in quotes`;
    case 'row-short':
      return `This row has ${fault.cells} cells, and there are ${fault.columns} columns; what stands in ${list(fault.empty)} is missing`;
    case 'names-again':
      return 'This row names the columns once more; it was passed over';
    case 'row-kind':
      return `This row is of no kind that was agreed: ${fault.kinds.map(({ text, cell: at }) => `"${text}" in cell ${at}`).join(', or ')}`;
    case 'row-alone':
      return 'This row belongs to no document: the number that it should have is empty';
    case 'count':
      return `The last row counts ${fault.said === '' ? 'nothing' : fault.said}, and ${fault.rows} rows came; was the file cut?`;
    default:
      return assertNever(fault);
  }
}

function cell(fault: CellFault): string {
  switch (fault.is) {
    case 'missing':
      return fault.columns.length === 0 ? 'something that is needed is missing' : `${list(fault.columns)}: missing`;
    case 'number':
      return `"${fault.text}" is not a number written with "${fault.mark}" before its decimals`;
    case 'day':
      return `"${fault.text}" is not a day written as ${fault.forms.join(' or ')}`;
    case 'shortened':
      return `"${fault.text}" is what a spreadsheet makes of a long number, and its last digits are lost; please format the column as text, and export again`;
    case 'code':
      return `"${fault.text}" is none of ${fault.codes.join(', ')}`;
    case 'gtin':
      return `"${fault.text}" is not a GTIN (EAN, UPC) of 8, 12, 13 or 14 digits; did it lose zeros at its beginning?`;
    case 'sscc':
      return `"${fault.text}" is not an SSCC of 18 digits; did it lose zeros at its beginning?`;
    case 'check-digit':
      return `the check digit of "${fault.text}" is wrong; please compare the number with the label`;
    case 'total':
      return `"${fault.text}" is not what the figures come to that it is made of`;
    case 'differs':
      return `"${fault.text}" is not what other rows of the same document say; all of them must say the same here`;
    case 'unusable':
      return fault.text === '' ? 'this cannot be used as it is' : `"${fault.text}" cannot be used as it is`;
    default:
      return assertNever(fault);
  }
}

function sign(text: string): string {
  return text === '\t' ? 'a tab' : `"${text}"`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
}

function formatsOf(formats: readonly string[]): string {
  return formats.length === 0 ? 'was agreed' : list(formats);
}
