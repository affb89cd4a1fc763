import { demoConnection, type Runtime } from '@quayside/runtime';
import { documentHead, figures, openExceptions, partnerHealth, systems, type ExceptionListed } from '@quayside/store';
import type { z } from 'zod';
import { partnerNames, presentException, type PartnerNames, type SubjectRow } from '../../api/present-rows.js';
import type { exceptionRowShape, homeShape, noticeShape } from '../../api/shapes.js';

/** What waits, four quiet figures, the partners' health, and what everybody should know now. */
export async function home(runtime: Runtime): Promise<z.input<typeof homeShape>> {
  const { database, ports, config } = runtime;
  const names = await partnerNames(ports.partners);
  const now = await figures(database, config.timeZone);
  const health = new Map((await partnerHealth(database)).map((each) => [each.partner, each]));
  const usual = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    notices: await notices(runtime),
    waiting: await exceptions(runtime, { limit: 20 }),
    waitingTotal: now.waiting,
    figures: {
      received: { today: now.received, usual: usual(now.receivedUsual) },
      delivered: { today: now.delivered, usual: usual(now.deliveredUsual) },
      waiting: { today: now.waiting, usual: null },
      failing: { today: now.failing, usual: null },
    },
    partners: (await ports.partners.all()).map(({ partner }) => {
      const found = health.get(partner.id);
      return {
        partner: names(partner.id),
        stage: partner.stage,
        lastReceivedAt: found?.lastReceivedAt?.toISOString() ?? null,
        documents7d: found?.documents7d ?? 0,
        held: found?.held ?? 0,
        rejected7d: found?.rejected7d ?? 0,
      };
    }),
  };
}

export async function exceptions(
  runtime: Runtime,
  filter: { readonly owner?: string; readonly limit: number },
): Promise<z.input<typeof exceptionRowShape>[]> {
  const names: PartnerNames = await partnerNames(runtime.ports.partners);
  const listed = await openExceptions(runtime.database, filter);
  return Promise.all(listed.map(async (each) => presentException(each, names, await subjectOf(runtime, each))));
}

async function subjectOf(
  { database, ports }: Runtime,
  { subjectKind, subject }: ExceptionListed,
): Promise<SubjectRow | undefined> {
  switch (subjectKind) {
    case 'inbound': {
      const row = await documentHead(database, subject);
      return row && { kind: subjectKind, row };
    }
    case 'arrival': {
      const row = await ports.store.arrival(subject);
      return row && { kind: subjectKind, row };
    }
    case 'file': {
      const row = await ports.store.file(subject);
      return row && { kind: subjectKind, row };
    }
    case 'dispatch':
    case 'lane':
    case 'channel':
      return undefined;
  }
}

/** Shared truths of the hour: demo data, an Odoo that is away, an edit that is not live. */
export async function notices(runtime: Runtime): Promise<z.input<typeof noticeShape>[]> {
  const { connections, database, ports, releases } = runtime;
  const away = (await systems(database)).filter((each) => each.failingSince);
  const live = await ports.partners.all();
  const onDemo = live.filter(({ partner }) => partner.profile.odoo.connection === demoConnection);
  const broken = await releases.problems();
  const list: z.input<typeof noticeShape>[] = away.map((each) => ({
    kind: 'odoo-down',
    text: `${each.system.replace(/^odoo:/, 'Odoo connection ')} cannot be reached. Documents wait and go on by themselves.`,
    since: each.failingSince?.toISOString() ?? null,
    details: each.error ? [each.error] : [],
  }));
  for (const problem of broken) {
    list.push({
      kind: 'profile-broken',
      text: `The newest edit of ${problem.file} is not live; the last good release still is.`,
      since: problem.foundAt.toISOString(),
      details: problem.findings.map((each) => each.message),
    });
  }
  if (onDemo.length > 0) {
    const configured = connections.some((each) => each.name !== demoConnection);
    list.push({
      kind: 'demo',
      text: `Demo data: ${listWords(onDemo.map(({ partner }) => partner.name))} ${onDemo.length === 1 ? 'delivers' : 'deliver'} to the built-in Odoo stand-in.${configured ? '' : ' No Odoo is configured yet: set ODOO_URL, ODOO_DB and ODOO_API_KEY.'}`,
      since: null,
      details: [],
    });
  }
  return list;
}

/** "Acme, Kern and Nordwind" */
function listWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
