import { isDeliverable, orderSchema, type Order } from '@quayside/canonical';
import { businessKeyOf, type Effect } from '@quayside/exchange';
import type { TranslatedDocument } from '@quayside/mapping';
import { match, type Decision } from '@quayside/matching';
import { planEffects } from '@quayside/odoo';
import type { Partner } from '@quayside/partners';
import { z } from 'zod';
import { exitCodeFor, findingLine, print, printJson, shownFinding, UsageError, withExitCode } from '../output.js';
import { partnerFromFiles } from '../partners.js';
import { readJson } from '../read-file.js';
import { titleOf } from '../show-documents.js';
import { shownPlace, translateFile } from './translate.js';

interface Plan {
  readonly translated: TranslatedDocument;
  /** A document that changes nothing in Odoo has none. */
  readonly decision?: Decision;
  readonly effects: readonly Effect[];
}

/** Shows what a file would do in Odoo, against the orders of a file: no Odoo and no database are asked. */
export async function plan(
  file: string,
  options: { readonly partner: string; readonly orders: string; readonly json?: true },
): Promise<void> {
  await withExitCode(async () => {
    const partner = await partnerFromFiles(options.partner);
    const orders = readOrders(options.orders);
    const { read, documents, findings } = await translateFile(file, partner);
    const plans = documents.map((each) => planOf(partner, orders, each));
    const all = [...findings, ...documents.flatMap((each) => each.findings)];
    if (options.json) printJson({ plans: plans.map(asJson), findings: all.map(shownFinding) });
    else {
      for (const finding of all) print(findingLine(finding));
      plans.forEach(show);
    }
    return read.interchanges.length === 0 ? 2 : exitCodeFor(all);
  });
}

function readOrders(file: string): readonly Order[] {
  const json = readJson(file);
  const parsed = z.array(orderSchema).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `${file} is not an array of canonical orders: at /${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}; "quayside schema order" shows the shape`,
  );
}

function planOf(partner: Partner, orders: readonly Order[], translated: TranslatedDocument): Plan {
  const { document, provenance } = translated;
  if (!isDeliverable(document)) return { translated, effects: [] };
  const decision = match(document, orders, partner.matching);
  const sent = { company: partner.erp('live')?.company, usage: 'live', partner: partner.id } as const;
  const key = businessKeyOf(sent, document);
  const input = {
    key,
    version: 1,
    document,
    decision,
    orders,
    provenance,
    source: { name: `${document.type}-${document.number}.x12`, mediaType: 'application/EDI-X12', length: 0 },
    previous: [],
  };
  return { translated, decision, effects: decision.outcome === 'hold' ? [] : planEffects(input) };
}

function asJson({ translated, decision, effects }: Plan): object {
  const { type, number } = translated.document;
  return {
    type,
    number,
    decision: decision?.outcome ?? 'keep',
    owner: decision?.outcome === 'hold' ? decision.owner : null,
    ...(decision?.outcome === 'hold' ? { reason: decision.reason } : {}),
    discrepancies: decision?.discrepancies ?? [],
    effects: effects.map(({ key, model, values, provenance, title, action }) => ({
      key,
      model,
      values,
      provenance: Object.fromEntries(
        Object.entries(provenance).map(([pointer, place]) => [pointer, shownPlace(place)]),
      ),
      action,
      title,
    })),
  };
}

function show({ translated, decision, effects }: Plan): void {
  if (!decision) return print(`\n${titleOf(translated.document)}: kept for reference, nothing to do in Odoo`);
  print(
    `\n${titleOf(translated.document)}: ${decision.outcome}${decision.outcome === 'hold' ? ` for ${decision.owner}` : ''}`,
  );
  if (decision.outcome === 'hold') print(`  ${decision.reason}`);
  for (const each of decision.discrepancies) print(`  ${each.withinTolerance ? 'within ' : 'beyond '} ${each.message}`);
  for (const effect of effects) {
    print(`  ${effect.model}: ${effect.title}`);
    print(JSON.stringify(effect.values, null, 2).replace(/^/gm, '    '));
  }
}
