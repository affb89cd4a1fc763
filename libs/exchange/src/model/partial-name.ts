/**
 * Whether a name says "not finished", whatever was agreed: a client or a program is still writing under it, and renames it
 * when it is done. The one rule for files that come to us and for files that lie on the other side.
 */
export function isPartialName(name: string): boolean {
  return name.startsWith('.') || /(\.(part|partial|filepart|tmp|temp)|~)$/i.test(name);
}
