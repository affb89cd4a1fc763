import type { FileKind } from '@quayside/partners';

/** How much of a file tells its kind. */
export const kindBytes = 16 * 1024;

/**
 * What a file is that nobody here reads, by its first bytes and whatever its name says: an Excel workbook, a PDF. Nothing where it
 * may be what was agreed.
 */
export function fileKindOf(beginning: Uint8Array): FileKind | undefined {
  const text = Buffer.from(beginning.subarray(0, kindBytes)).toString('latin1');
  const magic = magics.find(([start]) => text.startsWith(start));
  if (magic) return magic[1];
  if (text.startsWith('PK\x03\x04')) return officeIn(text);
  return markupIn(text);
}

const magics: readonly (readonly [start: string, kind: FileKind])[] = [
  ['%PDF-', 'pdf'],
  // A compound file: documents of Office until 2007, and of later ones those with a password.
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'excel-old'],
  ['{\\rtf', 'word'],
  ['\x89PNG\r\n', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['II*\x00', 'picture'],
  ['MM\x00*', 'picture'],
  ['Rar!\x1a\x07', 'archive'],
  ["7z\xbc\xaf'\x1c", 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ\x00', 'archive'],
];

/** Documents of Office are zip files: the names of their entries stand between what is packed. */
function officeIn(text: string): FileKind | undefined {
  if (/mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/.test(text)) return 'excel';
  if (/mimetypeapplication\/vnd\.oasis\.opendocument\./.test(text)) return 'word';
  // The name of the first entry stands behind 30 bytes of its header.
  if (
    !/^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/\w+\.xml|(?:xl|word|ppt)\/[\w/]+\.(?:xml|bin))/.test(
      text.slice(30, 94),
    )
  ) {
    return undefined;
  }
  return /(?:word|ppt)\//.test(text) && !/xl\//.test(text) ? 'word' : 'excel';
}

/** Tables that programs write as HTML, or as the XML of a spreadsheet, and name .xls. */
function markupIn(text: string): FileKind | undefined {
  const start = text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^<(?:!doctype html|html)\b/i.test(start)) return 'html';
  if (/^<(?:table|meta|head|body)\b/i.test(start) && /<t[dh]\b/i.test(start)) return 'html';
  const isSheet = /^<\?xml[^]{0,4000}?(?:progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/.test(
    start,
  );
  return isSheet ? 'excel' : undefined;
}
