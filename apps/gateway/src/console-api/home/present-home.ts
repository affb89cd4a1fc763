import type { LivePartner } from '@quayside/exchange';
import { demoConnection } from '@quayside/runtime';
import type { Figures, PartnerHealth, QueuePage } from '@quayside/store';
import type { z } from 'zod';
import { presentExceptions } from '../exceptions/present-exception.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { homeShape, noticeShape } from './home-shapes.js';
import type { Overview } from './overview.js';

type Shape = z.input<typeof homeShape>;
type Notice = z.input<typeof noticeShape>;

interface Seen {
  readonly names: PartnerNames;
  readonly prices: boolean;
}

/** What waits, four quiet figures, the partners' health, and what everybody should know now. */
export function presentHome(overview: Overview, { causes, total }: QueuePage, { names, prices }: Seen): Shape {
  const shown = causes.map(({ first }) => (prices ? first : exceptionWithoutPrices(first)));
  const rows = presentExceptions(shown, names);
  const health = new Map(overview.health.map((each) => [each.partner, each]));
  return {
    notices: [...awayNotices(overview), ...brokenNotices(overview), ...holeNotices(overview), ...demoNotices(overview)],
    reconciled: presentStatement(overview, { names, prices }),
    waiting: rows.map((row, at) => ({ count: causes[at]?.count ?? 1, row })),
    waitingTotal: total,
    figures: presentFigures(overview.figures),
    partners: overview.partners.map((live) => presentHealth(live, health.get(live.partner.id), names)),
  };
}

function presentFigures(now: Figures): Shape['figures'] {
  const usual = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    received: { today: now.received, usual: usual(now.receivedUsual) },
    delivered: { today: now.delivered, usual: usual(now.deliveredUsual) },
    waiting: { today: now.waiting, usual: null },
    failing: { today: now.failing, usual: null },
  };
}

function presentHealth(
  { partner }: LivePartner,
  health: PartnerHealth | undefined,
  names: PartnerNames,
): Shape['partners'][number] {
  return {
    partner: names(partner.id),
    stage: partner.stage,
    lastReceivedAt: health?.lastReceivedAt?.toISOString() ?? null,
    documents7d: health?.documents7d ?? 0,
    held: health?.held ?? 0,
    rejected7d: health?.rejected7d ?? 0,
  };
}

function awayNotices({ systems }: Overview): Notice[] {
  return systems
    .filter((each) => each.failingSince)
    .map((each) => ({
      kind: 'odoo-down',
      text: `${each.system.replace(/^odoo:/, 'Odoo connection ')} cannot be reached. Documents wait and go on by themselves.`,
      since: each.failingSince?.toISOString() ?? null,
      details: each.error ? [each.error] : [],
    }));
}

function brokenNotices({ problems }: Overview): Notice[] {
  return problems.map(({ file, foundAt, findings }) => ({
    kind: 'profile-broken',
    text: `The newest edit of ${file} is not live; the last good release still is.`,
    since: foundAt.toISOString(),
    details: findings.map((each) => each.message),
  }));
}

/** As many holes as a notice has room for; "./quayside reconcile" tells them all. */
const holesShown = 5;

function holeNotices({ statement }: Overview): Notice[] {
  if (!statement || statement.holeCount === 0) return [];
  const { holeCount, holes, at } = statement;
  const left = holeCount - Math.min(holes.length, holesShown);
  return [
    {
      kind: 'holes',
      text: `The reconciliation found ${holeCount === 1 ? '1 hole' : `${holeCount} holes`} in the books.`,
      since: at.toISOString(),
      details: [
        ...holes
          .slice(0, holesShown)
          .map(({ partner, message }) => (partner === null ? message : `${partner}: ${message}`)),
        ...(left > 0 ? [`and ${left} more: "./quayside reconcile" tells them all`] : []),
      ],
    },
  ];
}

/** So many changes are read one by one; the statement on the command line tells them all. */
const alterationsShown = 20;

function presentStatement({ statement }: Overview, { names, prices }: Seen): Shape['reconciled'] {
  if (!statement) return null;
  const { at, holeCount, unasked, alterationCount, alterations } = statement;
  const shown = prices ? alterations.slice(0, alterationsShown) : [];
  return {
    at: at.toISOString(),
    holes: holeCount,
    unasked: unasked.map(({ whom }) => whom),
    altered: alterationCount,
    alterations: shown.map(({ id, partner, message }) => ({ document: id, partner: names(partner), message })),
  };
}

function demoNotices({ partners, connections }: Overview): Notice[] {
  const onDemo = partners.filter(({ partner }) => partner.profile.odoo.connection === demoConnection);
  if (onDemo.length === 0) return [];
  const configured = connections.some((each) => each !== demoConnection);
  return [
    {
      kind: 'demo',
      text: `Demo data: ${listWords(onDemo.map(({ partner }) => partner.name))} ${onDemo.length === 1 ? 'delivers' : 'deliver'} to the built-in Odoo stand-in.${configured ? '' : ' No Odoo is configured yet: set ODOO_URL, ODOO_DB and ODOO_API_KEY.'}`,
      since: null,
      details: [],
    },
  ];
}

/** "Acme, Kern and Nordwind" */
function listWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
