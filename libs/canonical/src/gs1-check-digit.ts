/** The check digit of a GTIN, GLN or SSCC without its last digit: weights 3 and 1 from the right. */
export function checkDigit(digits: string): string {
  let total = 0;
  for (let at = digits.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight) total += Number(digits[at]) * weight;
  return String((10 - (total % 10)) % 10);
}
