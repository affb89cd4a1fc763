import fc from 'fast-check';

/** GTINs of a length, with the digit that checks the others. */
export function gtins(length: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 2}}$`)).map((digits) => {
    const sum = [...digits].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
    return `${digits}${(10 - (sum % 10)) % 10}`;
  });
}
