/** Whether the last day of a key, in UTC, is over. */
export function isOver(expires: string | undefined, now: Date): boolean {
  return expires !== undefined && now.toISOString().slice(0, 10) > expires;
}
