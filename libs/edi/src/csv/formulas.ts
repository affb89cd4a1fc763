/**
 * What a spreadsheet takes for the beginning of a formula, or passes over before one; the wide forms are those of Chinese, Japanese
 * and Korean keyboards. A negative number is none.
 */
const beginning = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const negativeNumber = /^-\d+(?:[.,]\d+)*$/;

/** Whether a spreadsheet would do something else with a cell than show it. */
export function isFormula(text: string): boolean {
  return beginning.test(text) && !negativeNumber.test(text);
}

/** A cell that is text in every spreadsheet: with a ' in front where it would be a formula. */
export function neutralised(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** The cell as it was before `neutralised`. */
export function restored(text: string): string {
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;
}

// What a spreadsheet is told to keep as text, zeros in front included: ="00123".
const textFormula = /^="((?:[^"]|"")*)"$/s;

/** The text of a formula that is nothing but a text; every other cell as it is. */
export function withoutTextFormula(text: string): string {
  return textFormula.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
}
