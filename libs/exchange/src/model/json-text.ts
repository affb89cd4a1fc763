/** A JSON value as the text that the database takes, in UTF-8: it changes threads and is stored without anybody parsing it. */
export type JsonText = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function jsonText(json: string): JsonText {
  return encoder.encode(json);
}
