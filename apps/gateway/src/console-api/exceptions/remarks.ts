import type { Runtime } from '@quayside/runtime';
import type { Clock } from '@quayside/std';
import { handlingIn, remarksOn, type ExceptionRemark } from '@quayside/store';

/** What people say of what waits. */
export interface Remarks {
  /** Oldest first. */
  said(id: string): Promise<readonly ExceptionRemark[]>;
  /** `false` where there is no such exception. */
  say(id: string, text: string, by: string): Promise<boolean>;
}

export const REMARKS = Symbol('remarks');

export function remarksIn(database: Runtime['database'], clock: Clock): Remarks {
  return {
    said: (id) => remarksOn(database, id),
    say: (id, text, by) => handlingIn(database).remark(id, text, by, clock.now()),
  };
}
