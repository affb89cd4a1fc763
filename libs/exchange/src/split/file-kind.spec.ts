import { expect, it } from 'vitest';
import { fileKindOf } from './file-kind.js';

const kind = (text: string) => fileKindOf(Buffer.from(text, 'latin1'));
const zip = (...names: readonly string[]) =>
  kind(names.map((name) => `PK\x03\x04${'\0'.repeat(26)}${name}packed`).join(''));

it.each([
  ['%PDF-1.7\n', 'pdf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'excel-old'],
  ['{\\rtf1', 'word'],
  ['\x89PNG\r\n\x1a\n', 'picture'],
  ['Rar!\x1a\x07\x01', 'archive'],
  ['\xef\xbb\xbf\r\n<!DOCTYPE html><html>', 'html'],
  ['<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">', 'html'],
  ['\xff\xfe<\0h\0t\0m\0l\0>\0', 'html'],
  ['<table border=1><tr><td>P1</td></tr></table>', 'html'],
  ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', 'excel'],
])('knows %j by its first bytes', (text, expected) => {
  expect(kind(text)).toBe(expected);
});

it('tells a document of Office from a zip file in which files lie', () => {
  expect(zip('[Content_Types].xml', 'xl/workbook.xml')).toBe('excel');
  expect(zip('_rels/.rels', 'word/document.xml')).toBe('word');
  expect(zip('xl/worksheets/sheet1.xml')).toBe('excel');
  expect(kind(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK`)).toBe('excel');
  expect(zip('orders.csv')).toBeUndefined();
  expect(zip('xl/orders.csv')).toBeUndefined();
  expect(zip('docProps/app.xml', 'xl/workbook.xml')).toBe('excel');
});

it.each(['ISA*00*', 'Order;Line\r\n', '<Order/>', '<table><order/></table>', '{"a":1}', '', 'PK\x05\x06'])(
  'leaves %j to those who may read it',
  (text) => {
    expect(kind(text)).toBeUndefined();
  },
);
