/** What a damaged envelope said, cut down to what an answer may repeat. */
export function writable(text: string, most: number): string {
  return text.replace(/[^ -~]/g, '').slice(0, most);
}
