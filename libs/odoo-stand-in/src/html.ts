/** A text as HTML that shows it, whatever is in it. */
export function text(value: string): string {
  return value.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
