import {
  type CanonicalDocument,
  creditNoteSchema,
  invoiceSchema,
  shipNoticeSchema,
  noPlaces,
} from '@quayside/canonical';
import type { SetSummary } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import type { BusinessKey } from '../model/business-key.js';
import { jsonText } from '../model/json-text.js';
import type { DocumentRow } from '../model/rows.js';
import type { Tx } from '../ports/store.js';
import { beginningOf, type Part } from './beginning.js';

const key = 'default|live|acme|ship-notice|S1' as BusinessKey;
const set = { type: '856', release: '004010', verdict: 'accepted' } as SetSummary;
function senderThat(revisions: 'accept' | 'hold') {
  const partner = { name: 'Acme', profile: { duplicates: { revisions } } };
  return { live: { partner }, usage: 'live' } as Parameters<typeof beginningOf>[1]['sender'];
}
const sender = senderThat('accept');

const notice = shipNoticeSchema.parse({ type: 'ship-notice', number: 'S1', packs: [], lines: [] });
const invoice = invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '0', lines: [] });
const creditNote = creditNoteSchema.parse({ type: 'credit-note', number: 'C1', total: '0', lines: [] });

function part(document: CanonicalDocument | null, contentHash = 'new', more: Partial<Part> = {}): Part {
  const said = { type: document?.type ?? null, number: document?.number ?? null };
  const mentioned = { orderNumber: null, orders: [], answers: [], names: [] };
  const text = document && jsonText(JSON.stringify(document));
  const read = { document: text, provenance: noPlaces, leftovers: jsonText('[]'), findings: [], contentHash };
  return { ...said, ...mentioned, ...read, businessKey: key, ...more };
}

/** As much of a transaction as the rule asks, and what was asked, in order. */
function after(earlier: { readonly version: number; readonly contentHash: string } | undefined, highest = 0) {
  const asked: string[] = [];
  const tx = {
    lockKey: async (of: string) => void asked.push(`lock ${of}`),
    latest: async () => {
      asked.push('latest');
      return earlier && ({ id: 'd1', ...earlier } as DocumentRow);
    },
    highestVersion: async () => highest,
  };
  return { tx: tx as unknown as Tx, asked };
}

describe('a document', () => {
  it('that was never here is version 1', async () => {
    const { tx, asked } = after(undefined);
    expect(await beginningOf(tx, { set, sender }, part(notice))).toMatchObject({ state: 'accepted', version: 1 });
    // Another arrival may bring it at this moment: the key is locked before anything is looked up.
    expect(asked).toEqual([`lock ${key}`, 'latest']);
  });

  it('with the content that version 2 has is a duplicate of version 2', async () => {
    const { tx } = after({ version: 2, contentHash: 'same' }, 3);
    expect(await beginningOf(tx, { set, sender }, part(notice, 'same'))).toMatchObject({
      state: 'duplicate',
      version: 2,
      what: 'says the same as d1',
    });
  });

  it('with other content after version 3 is revision 4', async () => {
    const { tx } = after({ version: 2, contentHash: 'old' }, 3);
    expect(await beginningOf(tx, { set, sender }, part(notice))).toEqual({
      state: 'accepted',
      version: 4,
      what: 'revision 4',
    });
  });

  it('with other content waits for its owner where revisions are to be held', async () => {
    const { tx } = after({ version: 1, contentHash: 'old' }, 1);
    expect(await beginningOf(tx, { set, sender: senderThat('hold') }, part(notice))).toMatchObject({
      state: 'held',
      version: 2,
      exception: {
        owner: 'warehouse',
        code: 'number-reused',
        message:
          'Ship notice S1 was received before with other content. Refuse it, or accept it as is in the place of the earlier one.',
      },
    });
  });

  it('that is processed again after version 3 is version 4, whatever it says', async () => {
    const { tx } = after({ version: 3, contentHash: 'same' }, 3);
    const replaces = { id: 'd1' } as DocumentRow;
    expect(await beginningOf(tx, { set, sender, replaces }, part(notice, 'same'))).toMatchObject({
      state: 'accepted',
      version: 4,
    });
  });

  it('that answers something of ours is never compared with others', async () => {
    const { tx, asked } = after({ version: 1, contentHash: 'same' }, 1);
    const answer = { ...set, type: '997' };
    expect(await beginningOf(tx, { set: answer, sender }, part(null))).toMatchObject({ state: 'accepted', version: 1 });
    expect(asked).toEqual([]);
  });

  it('that a mapping cannot read whole waits for onboarding', async () => {
    const { tx } = after(undefined);
    const fault = { code: 'field-missing', severity: 'fatal', message: 'there is no number' } as const;
    expect(
      await beginningOf(tx, { set, sender }, part(null, 'x', { businessKey: null, findings: [fault] })),
    ).toMatchObject({ state: 'held', exception: { owner: 'onboarding', code: 'field-missing' } });
  });

  it('of a set that the standard refuses is refused, and nobody is asked', async () => {
    const { tx } = after(undefined);
    const refused = { ...set, verdict: 'rejected' } as SetSummary;
    const begin = await beginningOf(tx, { set: refused, sender }, part(notice));
    expect(begin).toMatchObject({ state: 'rejected' });
    expect(begin).not.toHaveProperty('exception');
  });
});

it.each([
  ['Invoice I1', invoice],
  ['Credit note C1', creditNote],
])('%s with other content under the same number waits for finance', async (words, document) => {
  const { tx } = after({ version: 1, contentHash: 'old' }, 1);
  const begin = await beginningOf(tx, { set, sender }, part(document));
  expect(begin).toMatchObject({ state: 'held', version: 2, exception: { owner: 'finance', code: 'number-reused' } });
  expect(begin.what).toMatch(new RegExp(`^${words} was received before with other content`));
});
