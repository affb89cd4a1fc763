import type { Level } from '../model/settled-level.js';

/** Late, or soon to be. */
export type Stage = 'soon' | 'late';

const codes = {
  // Programs send it: warning a person before it is late would help nobody.
  'functional-acknowledgement': { late: 'acknowledgement-late', soon: null },
  answer: { late: 'answer-late', soon: 'answer-due' },
  'ship-notice': { late: 'ship-notice-late', soon: 'ship-notice-due' },
  invoice: { late: 'invoice-late', soon: 'invoice-due' },
} as const satisfies Record<Level, Record<Stage, string | null>>;

/** The code under which it waits in this stage; nothing where nobody is asked. */
export function levelCode(what: Level, stage: Stage): string | null {
  return codes[what][stage];
}

/** The codes under which one level waits. */
export function codesOf(what: Level): readonly string[] {
  return Object.values(codes[what]).flatMap((code: string | null) => code ?? []);
}

const levels = Object.keys(codes) as Level[];

/** Every code under which something late waits. */
export const levelCodes: readonly string[] = levels.flatMap(codesOf);

/** The codes under which an order itself waits: it goes on meanwhile. */
export const orderLevelCodes: readonly string[] = [...codesOf('ship-notice'), ...codesOf('invoice')];

/** What is late where this is the code. */
export function levelOf(code: string): Level | undefined {
  return levels.find((what) => codesOf(what).includes(code));
}
