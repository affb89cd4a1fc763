import { shown } from '@quayside/std';

/** HTML of a note, safe whatever a partner wrote: every text goes through `text`. No markup comes through, and nothing unseen. */
export function text(value: string): string {
  return shown(value).replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}

export function paragraph(value: string): string {
  return `<p>${text(value)}</p>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('');
  return `<table class="table table-sm"><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table>`;
}

export function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
}
