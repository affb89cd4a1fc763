const breaks = /<(?:br|\/(?:p|div|li|ul|ol|h\d|tr|table|blockquote|pre))\b[^>]*>/gi;
const unread = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi;
const tags = /<\/?[a-z][^>]*>/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The lines of HTML that somebody wrote in Odoo's editor, without what only makes them look nice. */
export function linesOfHtml(html: string): readonly string[] {
  const text = html.replaceAll(/\s+/g, ' ').replaceAll(unread, '').replaceAll(breaks, '\n').replaceAll(tags, '');
  return linesOfText(text.replaceAll(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, decoded));
}

/** Lines that say something. */
export function linesOfText(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '');
}

function decoded(entity: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
}
