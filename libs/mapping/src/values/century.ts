/** Years of two digits up to this one are of this century. */
const lastOfThisCentury = 69;

/** The four digits that a year of two is meant to have: 69 is 2069, 70 is 1970; one that has four keeps them. */
export function wholeYear(year: string): string {
  if (year.length !== 2) return year;
  return `${Number(year) <= lastOfThisCentury ? '20' : '19'}${year}`;
}
