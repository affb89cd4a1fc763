/**
 * A row as a database keeps it: a copy that nobody can change. Times and bytes are columns of their own; everything else with
 * parts is JSON, and loses what JSON cannot say. PostgreSQL stores no zero byte in text, and neither does this.
 */
export function kept<Row extends object>(row: Row): Row {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(columns.map(([name, value]) => [name, keptValue(value)]))) as Row;
}

function keptValue(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === 'string') return withoutZeroByte(value, value);
  if (typeof value !== 'object' || value === null) return value;
  const json = JSON.stringify(value);
  return JSON.parse(withoutZeroByte(json, json.replaceAll(String.raw`\\`, '')), (_, part: unknown) =>
    Object.freeze(part),
  );
}

function withoutZeroByte(text: string, looked: string): string {
  if (looked.includes('\0') || looked.includes(String.raw`\u0000`)) {
    throw new RangeError('text with a zero byte cannot be stored');
  }
  return text;
}
