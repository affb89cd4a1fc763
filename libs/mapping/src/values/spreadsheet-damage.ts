/** What happened to a number that is almost one: spreadsheets shorten long ones and drop zeros in front. */
export function spreadsheetDamage(text: string, length: number): string {
  const isShort = /^\d+$/.test(text) && text.length < length;
  if (!isShort && !/^\d([.,]\d+)?E\+\d+$/i.test(text)) return '';
  return '. A spreadsheet drops zeros in front and shortens long numbers: format the column as text and export it again';
}
