import { findingSentence, type Item, type Order, type Price, type Provenance } from '@quayside/canonical';
import { documentChoices, type EffectRow, type Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  documentHead,
  documentStretch,
  documentsWhere,
  journalOf,
  openExceptionOf,
  orders,
  threadOf,
  type DocumentHead,
  type DocumentListed,
} from '@quayside/store';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import { nearest, placeOf, presentEffect } from './present-fields.js';
import {
  partnerNames,
  presentDocument,
  presentException,
  presentJournal,
  reasonOf,
  type PartnerNames,
} from '../../api/present-rows.js';
import { firstStretch, jsonOf, nothingSaid, saidFrom, whence } from './present-said.js';
import { sourceOfDocument } from '../source/read-source.js';
import { isKept, timelineOf } from './present-timeline.js';
import type { documentDetailShape } from '../../api/shapes.js';
import { money, typeWord } from '../vocabulary/document-words.js';

type Detail = z.input<typeof documentDetailShape>;

/** Everything that the document page shows. Nothing, if there is no such document. */
export async function documentDetail(runtime: Runtime, id: string): Promise<Detail | undefined> {
  const { database, ports } = runtime;
  const row = await documentHead(database, id);
  const [listed] = await documentsWhere(database, 'id', id);
  if (!row || !listed) return undefined;
  const stretch = await documentStretch(database, id, firstStretch);
  const alsoPlacesOf = (row.decision?.discrepancies ?? []).map((each) => each.pointer);
  const said = stretch ? await saidFrom(runtime, id, { stretch, from: 0, alsoPlacesOf }) : nothingSaid;
  const names = await partnerNames(ports.partners);
  const open = await openExceptionOf(database, 'inbound', id);
  return {
    row: presentDocument(listed, names),
    sentence: sentenceOf(listed, row, names),
    choices: [...documentChoices(row, open?.code)],
    exception: open ? presentException(open, names, { kind: 'inbound', row }) : null,
    fields: said.fields,
    json: stretch ? jsonOf(stretch) : '',
    ...(await whatHappened(runtime, row, said.provenance)),
    ...(await howItWasRead(runtime, row)),
    matching: await matchingOf(runtime, row, said.provenance),
    ...(await whatIsAround(runtime, row, names)),
  };
}

async function howItWasRead({ releases }: Runtime, row: DocumentHead) {
  const { setReference: reference, setRelease, verdict, offset, length } = row;
  const release = await releases.byId(row.release);
  return {
    set: { reference, release: setRelease, verdict, offset, length },
    release: { id: row.release, number: release?.number ?? 0 },
    kept: isKept(row),
    ...listedOf(row),
  };
}

/** Nobody reads more, and no browser shows more at once. */
const most = { leftovers: 200, findings: 500 };

function listedOf({ leftovers, findings }: DocumentHead): Pick<Detail, 'totals' | 'leftovers' | 'findings'> {
  return {
    totals: { leftovers: leftovers.length, findings: findings.length },
    leftovers: leftovers.slice(0, most.leftovers).map((each) => ({ text: each.text, place: placeOf(each) })),
    findings: findings.slice(0, most.findings).map((each) => ({ ...each, message: findingSentence(each) })),
  };
}

async function whatHappened(runtime: Runtime, row: DocumentHead, provenance: Provenance) {
  const { database, ports } = runtime;
  const { file, arrival } = await whence(runtime, row);
  const answers = await ports.store.dispatchesAnswering(arrival.id);
  const effects = await ports.store.effectsOf(row.id);
  const journal = await journalOf(database, [row.id]);
  const erp = await erpOf(ports, row);
  return {
    timeline: timelineOf({ row, arrival, answers, journal }),
    file: { id: file.id, name: file.name, sha256: file.sha256, size: file.size },
    arrival: {
      id: arrival.id,
      index: arrival.index,
      controlNumber: arrival.head?.controlNumber ?? null,
      sender: party(arrival.head?.sender),
      receiver: party(arrival.head?.receiver),
    },
    kind: arrival.kind,
    source: await sourceOfDocument(ports, { file, arrival, row: { ...row, provenance } }),
    effects: shownEffects(row, effects).map((each) => presentEffect(each, erp)),
    answers: await Promise.all(answers.map((each) => presentDispatch(ports, each))),
    journal: presentJournal(journal),
  };
}

/** What was planned and applied; of a held document what accepting it as it is would do. */
function shownEffects(row: DocumentHead, ledger: readonly EffectRow[]) {
  if (ledger.length > 0 || row.state !== 'held') return ledger;
  return (row.preview ?? []).map((effect) => ({ effect, applied: null, appliedAt: null }));
}

async function whatIsAround({ database }: Runtime, row: DocumentHead, names: PartnerNames) {
  return {
    siblings: (await threadOf(database, row.id)).map((each) => presentDocument(each, names)),
    replaces: row.replaces,
    replacedBy: (await documentsWhere(database, 'replaces', row.id)).at(-1)?.id ?? null,
  };
}

export function party(id: { qualifier: string; id: string } | undefined): string | null {
  return id ? `${id.qualifier}/${id.id}` : null;
}

/** One sentence that says what this is and how it stands. */
function sentenceOf(listed: DocumentListed, row: DocumentHead, names: PartnerNames): string {
  const what = `${typeWord(row.type, row.setType)}${row.number ? ` ${row.number}` : ''} from ${names(row.partner).name}`;
  const order = row.orderNumber ? ` for ${row.orderNumber}` : '';
  const total = listed.total === null ? '' : `, ${money(listed.total)}${listed.currency ? ` ${listed.currency}` : ''}`;
  return `${what}${order}${total}: ${standing(listed, row)}`;
}

function standing(listed: DocumentListed, row: DocumentHead): string {
  switch (row.state) {
    case 'held':
      return listed.waitsFor ? `held for ${listed.waitsFor}, ${lowerFirst(reasonOf(listed) ?? '')}` : 'held';
    case 'accepted':
      return listed.waitsFor ? `stopped, ${lowerFirst(listed.reason ?? '')}` : 'on its way into Odoo';
    case 'delivered':
      return deliveredWords(row);
    case 'rehearsed':
      return 'test traffic, planned but not delivered';
    case 'rejected':
      return `refused, ${lowerFirst(reasonOf(listed) ?? 'it breaks the standard')}`;
    case 'duplicate':
      return 'a duplicate of one that came before';
    case 'refused':
      return 'refused by a person';
    case 'superseded':
      return 'replaced by a newer reading of the same set';
  }
}

function deliveredWords(row: DocumentHead): string {
  if (isKept(row)) return 'kept for reference, it changes nothing in Odoo';
  return row.decision?.outcome === 'deliver-with-changes'
    ? 'delivered, with differences noted in Odoo'
    : 'delivered to Odoo';
}

function lowerFirst(text: string): string {
  // An identifier at the start keeps its case.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

async function erpOf(ports: Ports, row: DocumentHead) {
  const live = await ports.partners.byId(row.partner);
  return live && ports.erp({ connection: live.partner.profile.odoo.connection, vendor: {} });
}

async function matchingOf(
  { database }: Runtime,
  row: DocumentHead,
  provenance: Provenance,
): Promise<Detail['matching']> {
  const { decision } = row;
  if (!decision) return { outcome: null, discrepancies: [], lines: [] };
  const known = row.orderNumber ? await orders(database, { number: row.orderNumber, limit: 5 }) : [];
  const order = known.find((each) => each.partner === row.partner)?.order as Order | undefined;
  return {
    outcome: decision.outcome,
    discrepancies: decision.discrepancies.map((each) => ({
      ...each,
      orderNumber: each.orderNumber ?? null,
      orderLine: each.orderLine ?? null,
      ordered: each.ordered ?? null,
      said: each.said ?? null,
      difference: each.difference ?? null,
      place: placeOf(nearest(provenance, each.pointer)),
    })),
    lines: decision.lines.map((line) => ({
      index: line.index,
      orderNumber: line.orderNumber,
      orderLine: line.orderLine,
      by: line.by,
      quantity: line.quantity ?? null,
      unit: line.unit ?? null,
      price: line.price ?? null,
      ordered: orderedOf(order, line.orderLine),
    })),
  };
}

function orderedOf(order: Order | undefined, number: string) {
  const line = order?.lines.find((each) => each.number === number);
  if (!line) return null;
  return {
    quantity: [line.quantity.value, line.quantity.unit].filter(Boolean).join(' '),
    price: priceWords(line.price),
    date: line.deliveryDate ?? null,
    item: itemWords(line.item),
  };
}

/** "12.50 per 100" */
export function priceWords(price: Price | undefined): string | null {
  if (!price) return null;
  return price.basis ? `${price.amount} per ${price.basis}` : price.amount;
}

export function itemWords({ buyer, supplier, gtin, description }: Item): string {
  return description ?? buyer ?? supplier ?? gtin ?? '';
}
