/** What the bytes of a dispatch are, for clients that want to know. */
export function mediaTypeOf(type: string, name: string): string {
  if (/\.asc$/i.test(name)) return 'application/pgp-encrypted';
  if (/^(\d{3}|TA1)$/.test(type)) return 'application/edi-x12';
  if (/\.csv$/i.test(name)) return 'text/csv';
  if (/\.xml$/i.test(name)) return 'application/xml';
  if (/\.json$/i.test(name)) return 'application/json';
  return /^[A-Z]{6}$/.test(type) ? 'application/edifact' : 'application/octet-stream';
}
