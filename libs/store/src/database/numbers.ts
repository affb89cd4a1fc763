/** Reads what PostgreSQL writes as text because it may be larger: our sizes, offsets and counts stay far below 2^53. */
export function numberFrom(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is no whole number below 2^53`);
  return number;
}
