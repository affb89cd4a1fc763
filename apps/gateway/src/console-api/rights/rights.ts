import { roles, type Role } from '@quayside/accounts';
import type { AuditAction } from '@quayside/exchange';

/** What a row is found by, to know whose it is. */
export type RowKind = 'inbound' | 'file' | 'arrival' | 'dispatch' | 'outbound' | 'exception';

/**
 * What somebody who is narrowed to some partners gets of a route: a list without the others (`list`), what is one partner's only
 * where it is theirs (`row`, `partner`, `channel`: by the parameter of the address), the same as everybody (`same`), or nothing,
 * since it concerns all partners (`none`).
 */
export type Narrowed =
  | { readonly by: 'list' | 'same' | 'none' }
  | { readonly by: 'row'; readonly kind: RowKind }
  | { readonly by: 'partner' | 'channel' };

export interface Right {
  readonly may: readonly Role[];
  readonly narrowed: Narrowed;
  /** It settles what waits for an owner: only for whom that is. */
  readonly settles?: true;
  /** It shows prices wherever the row has some: only for whom prices are. */
  readonly prices?: true;
  /** What is given away stands in the audit log, under this action, before it is. */
  readonly audits?: AuditAction;
}

const everybody = roles;
const admins = ['admin'] as const;
const auditors = ['admin', 'auditor'] as const;
const operators = ['admin', 'operator'] as const;
/** Who looks after partners and their channels. */
const keepers = ['admin', 'operator', 'onboarding'] as const;
/** Who may be asked to settle something. Auditors and approvers change nothing. */
const deciders = roles.filter((role) => role !== 'auditor' && role !== 'approver');
/** Who has a say in what goes out to a partner. */
const senders = ['admin', 'operator', 'onboarding', 'procurement'] as const;
/** Who sees what is booked and paid. */
const payers = ['admin', 'procurement', 'finance', 'approver', 'auditor'] as const;

const list: Narrowed = { by: 'list' };
const same: Narrowed = { by: 'same' };
const none: Narrowed = { by: 'none' };
const partner: Narrowed = { by: 'partner' };
const channel: Narrowed = { by: 'channel' };
const row = (kind: RowKind): Narrowed => ({ by: 'row', kind });

/** Every route of the console that wants a session, by the name of its operation: who may ask, and what of it they get. */
export const rights = {
  // One's own
  getSession: { may: everybody, narrowed: same },
  signOut: { may: everybody, narrowed: same },
  getMe: { may: everybody, narrowed: same },
  changeMyPassword: { may: everybody, narrowed: same },
  beginSecondFactor: { may: everybody, narrowed: same },
  confirmSecondFactor: { may: everybody, narrowed: same },
  endSecondFactor: { may: everybody, narrowed: same },
  joinProvider: { may: everybody, narrowed: same },
  endMySession: { may: everybody, narrowed: same },

  // People
  listPeople: { may: ['admin', 'auditor'], narrowed: none },
  invitePerson: { may: admins, narrowed: none },
  changePerson: { may: admins, narrowed: none },
  disablePerson: { may: admins, narrowed: none },
  enablePerson: { may: admins, narrowed: none },
  makePersonLink: { may: admins, narrowed: none },
  takeSecondFactor: { may: admins, narrowed: none },

  // What came, and what it says
  getHome: { may: everybody, narrowed: list },
  listFiles: { may: everybody, narrowed: list },
  getFile: { may: everybody, narrowed: row('file') },
  downloadFile: { may: everybody, narrowed: row('file'), prices: true },
  getArrival: { may: everybody, narrowed: row('arrival'), prices: true },
  listDocuments: { may: everybody, narrowed: list },
  getDocument: { may: everybody, narrowed: row('inbound'), prices: true },
  listFields: { may: everybody, narrowed: row('inbound'), prices: true },
  listSource: { may: everybody, narrowed: row('inbound'), prices: true },
  previewDocument: { may: deciders, narrowed: row('inbound'), prices: true },
  previewRefusal: { may: deciders, narrowed: row('inbound'), prices: true },

  // What waits
  listRemarks: { may: everybody, narrowed: row('exception'), prices: true },
  remarkOn: { may: deciders, narrowed: row('exception'), prices: true },
  getWork: { may: everybody, narrowed: list },
  listWorkRows: { may: everybody, narrowed: list },
  listColleagues: { may: deciders, narrowed: same },
  previewWork: { may: deciders, narrowed: list },
  chooseForWork: { may: deciders, narrowed: list },
  assignWork: { may: deciders, narrowed: list },
  putOffWork: { may: deciders, narrowed: list },
  chooseForDocument: { may: deciders, narrowed: row('inbound'), settles: true },
  chooseForFile: { may: deciders, narrowed: row('file'), settles: true },
  chooseForArrival: { may: deciders, narrowed: row('arrival'), settles: true },
  chooseForDispatch: { may: deciders, narrowed: row('dispatch'), settles: true },
  chooseForOutbound: { may: deciders, narrowed: row('outbound'), settles: true },
  chooseForException: { may: deciders, narrowed: row('exception'), settles: true },

  // Orders, and what is said of them
  listOrders: { may: everybody, narrowed: list },
  getOrder: { may: everybody, narrowed: list },
  getBillsOfOrder: { may: payers, narrowed: list },
  sendOrder: { may: senders, narrowed: partner },
  sendAgain: { may: senders, narrowed: row('outbound') },

  // Partners and their channels
  listPartners: { may: everybody, narrowed: list },
  getPartner: { may: everybody, narrowed: partner },
  getScorecard: { may: everybody, narrowed: partner },
  downloadScorecard: { may: everybody, narrowed: partner, audits: 'export.scorecard' },
  getPartnerPause: { may: everybody, narrowed: partner },
  pausePartner: { may: senders, narrowed: partner },
  resumePartner: { may: senders, narrowed: partner },
  listChannels: { may: everybody, narrowed: list },
  testChannel: { may: keepers, narrowed: channel },
  pauseChannel: { may: keepers, narrowed: channel },
  resumeChannel: { may: keepers, narrowed: channel },
  unlockLogin: { may: keepers, narrowed: channel },
  approveHostKey: { may: keepers, narrowed: channel },

  // The installation
  getPause: { may: everybody, narrowed: same },
  pauseGateway: { may: operators, narrowed: none },
  resumeGateway: { may: operators, narrowed: none },
  getSettings: { may: ['admin', 'operator', 'onboarding', 'auditor'], narrowed: none },
  listAudit: { may: auditors, narrowed: list },
  exportAudit: { may: auditors, narrowed: list, audits: 'export.audit' },
  hearChanges: { may: everybody, narrowed: list },
} as const satisfies Record<string, Right>;

export type Operation = keyof typeof rights;

/** Nothing where the table does not name it: then nobody may. */
export function rightTo(operation: string): Right | undefined {
  return Object.hasOwn(rights, operation) ? rights[operation as Operation] : undefined;
}

export function mayAsk(right: Right, roles: readonly Role[], isNarrowed: boolean): boolean {
  return right.may.some((role) => roles.includes(role)) && !(isNarrowed && right.narrowed.by === 'none');
}

/** What somebody with these roles may ask for. */
export function operationsOf(roles: readonly Role[], isNarrowed: boolean): readonly Operation[] {
  return (Object.keys(rights) as Operation[]).filter((each) => mayAsk(rights[each], roles, isNarrowed));
}
