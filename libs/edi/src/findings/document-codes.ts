/** Findings about XML and JSON files, which no acknowledgement of EDI answers. */
export const documentCodes = {
  'xml-encoding': {},
  'xml-syntax': {},
  'xml-doctype': {},
  'xml-namespace': {},
  'xml-limit': {},
  'json-encoding': {},
  'json-syntax': {},
  'json-duplicate': {},
  'json-limit': {},
} as const;
