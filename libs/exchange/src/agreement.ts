import type { AcknowledgementPolicy, InterchangeHead, X12Framing } from '@quayside/edi';
import type { Partner } from '@quayside/partners';
import type { ErpAddress } from './ports/erp.js';
import type { Usage } from './rows.js';

// What the journeys read out of a profile, in the words that the libraries below want.

/** Which ERP, company and vendor; nothing for test traffic of a partner without a test connection. */
export function erpAddressOf({ profile }: Partner, usage: Usage): ErpAddress | undefined {
  const { connection, testConnection, company, vendor } = profile.odoo;
  const chosen = usage === 'live' ? connection : testConnection;
  if (chosen === undefined) return undefined;
  return {
    connection: chosen,
    ...(company === undefined ? {} : { company }),
    vendor: Object.fromEntries(Object.entries(vendor).filter(([, value]) => value !== undefined)),
  };
}

export function framingOf({ profile }: Partner): X12Framing {
  const { element, component, repetition, terminator, suffix, replacement } = profile.x12;
  const ends = { none: '', lf: '\n', crlf: '\r\n', cr: '\r' } as const;
  const framing = { element, component, repetition, terminator, suffix: ends[suffix] };
  return replacement === '' ? framing : { ...framing, replacement };
}

export function acknowledgementsOf({ profile }: Partner): AcknowledgementPolicy {
  return profile.acknowledgements;
}

/** Whether somebody with this name at the other end of the envelope is the partner, whoever it is addressed to. */
export function isSender({ profile }: Partner, { sender }: InterchangeHead): boolean {
  return profile.identifiers.x12.some(({ qualifier, id }) => qualifier === sender.qualifier && id === sender.id);
}
