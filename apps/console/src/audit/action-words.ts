import type { Shapes } from '../api/client';

type Action = Shapes['AuditAction'];

/** What was done, as people say it. */
export const actionWords: Readonly<Record<Action, string>> = {
  'release.live': 'Release went live',
  'partner.pause': 'Partner paused',
  'partner.resume': 'Partner resumed',
  'channel.pause': 'Channel paused',
  'channel.resume': 'Channel resumed',
  'channel.approve-key': 'Host key approved',
  'login.unlock': 'Login unlocked',
  'gateway.pause': 'Gateway paused',
  'gateway.resume': 'Gateway resumed',
  'gateway.restored': 'Backup restored',
  'decision.accept': 'Accepted',
  'decision.reject': 'Rejected',
  'decision.process-again': 'Processed again',
  'decision.withdraw': 'Withdrawn',
  'decision.snooze': 'Snoozed',
  'decision.waive': 'Waived',
  'decision.send': 'Sent again after a restore',
  'decision.was-sent': 'Noted as sent',
  'order.send': 'Order sent on request',
  'order.send-again': 'Same bytes sent again',
  'exception.assigned': 'Given to somebody',
  'exception.put-off': 'Put off',
  'account.made': 'Account made',
  'account.changed': 'Account changed',
  'account.disabled': 'Account disabled',
  'account.enabled': 'Account enabled',
  'account.password': 'Password set',
  'account.invitation': 'Person invited',
  'account.reset': 'Link to reset a password made',
  'account.second-factor': 'Second factor changed',
  'account.recovery-code': 'Recovery code used',
  'account.session-ended': 'Session ended',
  'session.in': 'Signed in',
  'session.out': 'Signed out',
  'session.refused': 'Sign-in refused',
  'access.bank-details': 'Bank account shown',
  'access.original': 'File downloaded',
  'export.scorecard': 'Scorecard exported',
  'export.audit': 'Audit log exported',
};

export const allActions = Object.keys(actionWords) as Action[];
