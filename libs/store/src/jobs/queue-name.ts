/**
 * The name of a queue in pg-boss. Those without `turn-` were of the release before, whose jobs named rows: during an upgrade each
 * release works on its own.
 */
export function queueName(queue: string): string {
  return `turn-${queue}`;
}
