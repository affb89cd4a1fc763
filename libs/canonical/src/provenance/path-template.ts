// Paths of XML and JSON differ from line to line by their numbers alone: "/Invoice/cac:InvoiceLine[3]/cbc:ID". In a template a NUL
// stands for each of them, and one before all tells it from a path that is kept as it is.
const hole = '\0';
const numbers = /(?<!\d)(?:0|[1-9]\d{0,8})(?!\d)/g;

export interface TemplatedPath {
  readonly template: string;
  readonly numbers: readonly number[];
}

export function templatedPath(path: string): TemplatedPath {
  const found = path.includes(hole) ? null : path.match(numbers);
  if (!found) return { template: path, numbers: [] };
  return { template: hole + path.replace(numbers, hole), numbers: found.map(Number) };
}

export function pathOf(template: string, items: ArrayLike<number>, from: number): string {
  if (!template.startsWith(hole)) return template;
  let n = from;
  return template.slice(1).replaceAll(hole, () => String(items[n++]));
}

/** How many numbers a template takes. */
export function holesIn(template: string): number {
  return template.startsWith(hole) ? template.split(hole).length - 2 : 0;
}
