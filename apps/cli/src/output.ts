import type { Finding } from '@quayside/std';
import { isFatal, shownJson, shownLines } from '@quayside/std';

/** Input that cannot be read, or a command used wrongly: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command, and turns what it says into an exit code. */
export async function withExitCode(work: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`quayside: ${shownLines(error.message)}\n`);
    process.exitCode = 2;
  }
}

export function printJson(value: unknown): void {
  process.stdout.write(`${shownJson(JSON.stringify(value, null, 2))}\n`);
}

/** What a file says may be part of it: on a terminal nothing of that is run, or passes for something else. */
export function print(line = ''): void {
  process.stdout.write(`${shownLines(line)}\n`);
}

const shownMembers = [
  ...(['code', 'severity', 'message', 'offset', 'length', 'tag', 'segment'] as const),
  ...(['element', 'component', 'repetition', 'row', 'column', 'path', 'field'] as const),
];

/** F of the JSON shapes: exactly these members, absent ones left out. */
export function shownFinding(finding: Finding): Record<string, unknown> {
  const all = shownMembers.map((name) => [name, finding[name]] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

export function exitCodeFor(findings: readonly Finding[]): 0 | 1 {
  return findings.some(isFatal) ? 1 : 0;
}

const marks = { fatal: 'error', warn: 'warning', info: 'note' } as const;

/** Who writes mappings knows the fields by their pointers. */
export function messageOf({ field, message }: Pick<Finding, 'field' | 'message'>): string {
  return field === undefined ? message : `${field || 'The document'}: ${message}`;
}

/** "error  element-missing at byte 200 (BSN04): BSN04 is missing" */
export function findingLine(finding: Finding): string {
  const { severity, code, offset, tag, element, row, column, path } = finding;
  const where = [
    offset === undefined ? undefined : `byte ${offset}`,
    // Of XML and JSON the place in words; of a mapping the message has it.
    offset !== undefined && path !== undefined && row !== undefined && `line ${row}, column ${column ?? 1}, ${path}`,
    tag && `${tag}${element === undefined ? '' : String(element).padStart(2, '0')}`,
  ].filter(Boolean);
  return `${marks[severity].padEnd(8)}${messageOf(finding)}  [${[code, ...where].join(', ')}]`;
}
