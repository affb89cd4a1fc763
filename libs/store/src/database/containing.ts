/** The pattern of `like` for texts that contain this one; its signs stand for nothing but themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
