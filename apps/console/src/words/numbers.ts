/** A decimal text grouped for the reader, no digit lost or made up; at least so many decimals. */
export function decimal(text: string, atLeast = 0, locale?: string): string {
  const [, fraction = ''] = text.split('.');
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const digits = { minimumFractionDigits: Math.max(atLeast, fraction.length), maximumFractionDigits: 20 };
  // Intl takes decimal text as it is, so that nothing passes through a float.
  return new Intl.NumberFormat(locale, digits).format(text as Intl.StringNumericLiteral);
}

/** An amount with its currency: "1,245.09 EUR". */
export function money(amount: string, currency: string | null, locale?: string): string {
  const figure = decimal(amount, 2, locale);
  return currency ? `${figure} ${currency}` : figure;
}

/** A size in bytes, for people. */
export function bytes(count: number, locale?: string): string {
  const steps = ['B', 'KB', 'MB', 'GB'];
  let value = count;
  let step = 0;
  while (value >= 1024 && step < steps.length - 1) {
    value /= 1024;
    step += 1;
  }
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: step === 0 ? 0 : 1 }).format(value);
  return `${figure} ${steps[step] ?? 'B'}`;
}

/** "1 line", "3 lines". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat().format(count)} ${count === 1 ? one : many}`;
}
