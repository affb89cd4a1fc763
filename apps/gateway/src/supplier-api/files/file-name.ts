const endings: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/csv': 'csv',
  'application/edi-x12': 'x12',
  'application/edifact': 'edi',
  'application/gzip': 'gz',
  'application/zip': 'zip',
};

/** A name for a document that came without one: "20261125T101500Z.json". What it is, its content says. */
export function nameFor(contentType: string | undefined, at: Date): string {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = endings[type] ?? /^application\/[\w.-]+\+(json|xml)$/.exec(type)?.[1] ?? 'bin';
  return `${at.toISOString().replace(/[-:]|\.\d+/g, '')}.${ending}`;
}
