import { findingSentence, itemName, type ChangedLine, type Order, type OrderChange } from '@quayside/canonical';
import { outboundChoices } from '@quayside/exchange';
import type { z } from 'zod';
import { presentDispatch } from '../dispatches/present-dispatch.js';
import { priceWords } from '../vocabulary/price-words.js';
import type { SaidVersion } from './order-reads.js';
import type { orderDetailShape } from './order-shapes.js';
import { unsaidParts } from './unsaid-parts.js';

type Shape = z.input<typeof orderDetailShape>['versions'][number];

const again: ReadonlySet<string> = new Set(['sent', 'received', 'acknowledged', 'rejected']);

/** What was said of an order, what came of it, and what can be done about it. */
export function presentVersion({ version: row, dispatch }: SaidVersion, prices: boolean): Shape {
  const {
    id,
    version,
    kind,
    usage,
    state,
    createdAt,
    sentAt,
    settledAt,
    actor: by,
    reason,
    code,
    message,
    owner,
  } = row;
  return {
    ...{ id, version, kind, usage, state, by, reason },
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
    numbers: numbersOf(row),
    changes: changesOf(row.document, prices),
    attachments: attachmentsOf(row),
    remarks: remarksOn(row.findings),
    verdicts: row.verdicts.map(({ arrival = null, document = null, ...verdict }) => ({
      ...verdict,
      arrival,
      document,
    })),
    waits: message === null || owner === null ? null : { owner, message },
    choices: [...outboundChoices({ state }, code ?? undefined)],
    sendsAgain: dispatch !== undefined && again.has(state),
    dispatch: presentBytes(dispatch, prices),
  };
}

/** Its bytes say what goods cost. */
function presentBytes(dispatch: SaidVersion['dispatch'], prices: boolean): Shape['dispatch'] {
  return dispatch && prices ? presentDispatch(dispatch) : null;
}

/** What goes along: of each file that stays here a finding says why. */
function attachmentsOf({ document: { attachments = [] }, findings }: SaidVersion['version']): string[] {
  const staying = new Set(findings.map(({ field }) => field));
  return attachments.flatMap(({ name, stays }, at) => (stays || staying.has(`/attachments/${at}`) ? [] : [name]));
}

/** What the format has no place for is told in one line. */
function remarksOn(findings: SaidVersion['version']['findings']): string[] {
  const unsaid = findings.filter(({ code, severity }) => code === 'not-written' && severity === 'info');
  const others = findings.filter((each) => !unsaid.includes(each));
  const names = unsaidParts(unsaid.flatMap(({ field }) => field ?? []));
  const said = others.map(findingSentence);
  return names.length === 0 ? said : [...said, `The format has no place for: ${names.join(', ')}.`];
}

function numbersOf({ interchangeNumber, groupNumber, setReference }: SaidVersion['version']): string | null {
  if (interchangeNumber === null) return null;
  const group = groupNumber === null ? '' : `, group ${groupNumber}`;
  return `interchange ${interchangeNumber}${group}, set ${setReference ?? ''}`.replace(/, set $/, '');
}

function changesOf(document: Order | OrderChange, prices: boolean): string[] {
  if (document.type !== 'order-change') return [];
  return document.lines.flatMap((line) => changeOf(prices ? line : { ...line, price: undefined }) ?? []);
}

/** "Round rod 12 mm (ROD-12): 120 EA for 2026-12-09 at 2.50". */
function changeOf({
  action = 'changed',
  number,
  item,
  quantity,
  price,
  deliveryDate,
}: ChangedLine): string | undefined {
  const name = itemName(item) ?? `line ${number}`;
  if (action === 'unchanged') return undefined;
  if (action === 'deleted') return `${name}: no longer wanted`;
  const parts = [
    quantity ? `${quantity.value} ${quantity.unit ?? ''}`.trim() : undefined,
    deliveryDate && `for ${deliveryDate}`,
    price && `at ${priceWords(price)}`,
  ];
  return `${name}: ${action === 'added' ? 'added, ' : ''}${parts.filter((part) => part !== undefined).join(' ')}`;
}
