import type { Role } from '@quayside/accounts';
import type { OrderQuestion } from '@quayside/store';

/** What each role wants to know of orders first. Who keeps the gateway going looks at its figures instead. */
const questions: Readonly<Record<Role, readonly OrderQuestion[]>> = {
  procurement: ['unanswered', 'overdue', 'changed'],
  warehouse: ['due-soon', 'overdue', 'partly-received'],
  quality: ['due-soon'],
  finance: ['unbilled'],
  approver: ['unbilled'],
  admin: ['unanswered', 'overdue', 'due-soon', 'unbilled'],
  operator: [],
  onboarding: [],
  auditor: [],
};

/** Of somebody with several roles each once, in the order of the roles. */
export function questionsFor(roles: readonly Role[]): readonly OrderQuestion[] {
  return [...new Set(roles.flatMap((role) => questions[role]))];
}
