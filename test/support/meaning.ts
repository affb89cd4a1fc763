import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, isDeliverable, type Order, orderSchema } from '@quayside/canonical';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { type Decision, match } from '@quayside/matching';
import { settleTranslation, type TranslatedDocument, type Translation } from '@quayside/mapping';
import { compilePartner, type Partner, type PartnerFiles } from '@quayside/partners';
import { must } from '@quayside/std';

/** What a document says, and what that means for its orders. */
export interface Meaning {
  readonly document: CanonicalDocument & Record<string, unknown>;
  /** Code and message of each finding, without those of the dictionary. */
  readonly findings: readonly string[];
  readonly leftovers: readonly string[];
  /** Only of what can be delivered, and of what nothing is fatal. */
  readonly decision: Decision | undefined;
}

const folder = join(import.meta.dirname, '../../mappings');
const names = ['x12', 'edifact', 'csv', 'ubl', 'cxml'].flatMap((syntax) =>
  readdirSync(join(folder, syntax)).flatMap((name) => (name.endsWith('.yaml') ? [`${syntax}/${name}`] : [])),
);
const mappings = Object.fromEntries(
  names.map((name) => [name, { file: name, text: readFileSync(join(folder, name), 'utf8') }]),
);
const partners = new Map<string, Partner>();

/** Somebody who agreed on all that is delivered, in every syntax, by the standard mappings; with lines added to the profile. */
export function anyPartner(more = ''): Partner {
  const known = partners.get(more);
  if (known) return known;
  const made = must(compilePartner({ profile: { file: 'any.yaml', text: `${profile}\n${more}` }, mappings }));
  partners.set(more, made);
  return made;
}

const all = '{ format: x12 }, { format: edifact }, { format: edifact, release: D.01B }, { format: csv }';
const profile = `
partner: any
name: Any Supplier
stage: live
odoo: { connection: default, vendor: { ref: ANY } }
us: { x12: [{ qualifier: ZZ, id: US }], edifact: [{ id: US }] }
identifiers: { x12: [{ qualifier: ZZ, id: ANY }], edifact: [{ id: ANY }] }
documents:
  order-acknowledgement: [${all}, { format: xml }, { format: xml, set: 'ubl:OrderResponseSimple' }, { format: xml, set: 'cxml:ConfirmationRequest' }]
  ship-notice: [${all}, { format: xml }, { format: xml, set: 'cxml:ShipNoticeRequest' }]
  invoice: [${all}, { format: xml }, { format: xml, set: 'ubl:CreditNote' }, { format: xml, set: 'cxml:InvoiceDetailRequest' }]
  order-change-acknowledgement: {}
currency: EUR
timeZone: Europe/Berlin
`;

/** Two lines of one order as most specs need it: 100 bolts at 2.50 and 240 nuts at 0.40, for 10 December 2026. */
export const boltsAndNuts = orderOf('P1', [
  { number: '1', item: { buyer: 'BOLT' }, quantity: { value: '100', unit: 'EA' }, price: { amount: '2.5' } },
  { number: '2', item: { buyer: 'NUT' }, quantity: { value: '240', unit: 'EA' }, price: { amount: '0.4' } },
]);

/** An order of ours in EUR, for 10 December 2026. */
export function orderOf(number: string, lines: readonly object[]): Order {
  const whole = lines.map((line) => ({ deliveryDate: '2026-12-10', ...line }));
  return orderSchema.parse({ type: 'order', number, currency: 'EUR', state: 'confirmed', lines: whole });
}

/** The segments of one X12 set, without its envelope. */
export async function x12(set: string, body: string, orders?: readonly Order[], by?: Partner): Promise<Meaning> {
  const lines = body.trim().split(/\s*\n\s*/);
  const group = { '855': 'PR', '856': 'SH', '810': 'IN', '865': 'CA' }[set] ?? '';
  const text = [
    'ISA*00*          *00*          *ZZ*ANY            *ZZ*US             *261124*0815*U*00401*000000009*0*P*>',
    `GS*${group}*ANY*US*20261124*0815*9*X*004010`,
    ...[`ST*${set}*0001`, ...lines, `SE*${lines.length + 2}*0001`, 'GE*1*9', 'IEA*1*000000009'],
  ];
  return ofInterchange(`${text.join('~\n')}~\n`, orders, by);
}

/** The segments of one EDIFACT message, without its envelope. */
export async function edifact(message: string, body: string, orders?: readonly Order[], by?: Partner) {
  const [type = '', release = '96A'] = message.split(' ');
  const lines = body.trim().split(/\s*\n\s*/);
  const text = [
    "UNA:+.? '",
    'UNB+UNOC:3+ANY+US+261124:0815+9',
    `UNH+1+${type}:D:${release}:UN`,
    ...[...lines, `UNT+${lines.length + 2}+1`, 'UNZ+1+9'],
  ];
  return ofInterchange(text.join("'\n").replace("''", "'") + "'\n", orders, by);
}

/** The rows of a CSV file. */
export async function csv(rows: readonly string[], orders?: readonly Order[], by: Partner = anyPartner()) {
  return ofFile(rows.join('\n'), by.csv, orders, by);
}

/** A UBL document: what stands in its root element. */
export async function ubl(name: string, body: string, orders?: readonly Order[], by: Partner = anyPartner()) {
  const urn = 'urn:oasis:names:specification:ubl:schema:xsd';
  const prefixes = `xmlns:cac="${urn}:CommonAggregateComponents-2" xmlns:cbc="${urn}:CommonBasicComponents-2"`;
  return ofFile(`<${name} xmlns="${urn}:${name}-2" ${prefixes}>${body}</${name}>`, by.xml, orders, by);
}

/** A cXML request: what stands in its Request element. */
export async function cxml(body: string, orders?: readonly Order[], by: Partner = anyPartner()) {
  const text = `<cXML payloadID="1@any" timestamp="2026-11-24T08:15:00+01:00"><Header/><Request>${body}</Request></cXML>`;
  return ofFile(text, by.xml, orders, by);
}

async function ofInterchange(text: string, orders?: readonly Order[], by: Partner = anyPartner()): Promise<Meaning> {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  const [set] = sets;
  if (!set) throw new Error('the interchange has no set');
  return meaningOf(await settleTranslation(by.translate(set)), orders, by);
}

async function ofFile(
  text: string,
  files: PartnerFiles | undefined,
  orders: readonly Order[] | undefined,
  by: Partner,
) {
  async function* chunks() {
    yield await Promise.resolve(new TextEncoder().encode(text));
  }
  const said: string[] = [];
  let found: Translation | undefined;
  for await (const event of files?.read(chunks(), 0) ?? []) {
    if (event.kind === 'set') found ??= event.translation;
    else said.push(...event.findings.map(({ code, message }) => `${code}: ${message}`));
  }
  if (!found) throw new Error(`nothing was read: ${said.join('; ')}`);
  return meaningOf(found, orders, by);
}

function meaningOf({ documents }: Translation, orders: readonly Order[] = [boltsAndNuts], by: Partner): Meaning {
  const [read] = documents;
  if (!read) throw new Error('the set became no document');
  return {
    document: read.document,
    findings: read.findings
      .filter(({ code }) => code !== 'dictionary-fallback')
      .map(({ field = '', code, severity, message }) => `${severity} ${code} ${field}: ${message}`),
    leftovers: read.leftovers.map(({ text }) => text),
    decision: decisionOn(read, orders, by),
  };
}

function decisionOn({ document, findings }: TranslatedDocument, orders: readonly Order[], by: Partner) {
  const isWhole = isDeliverable(document) && findings.every(({ severity }) => severity !== 'fatal');
  return isWhole ? match(document, orders, by.matching) : undefined;
}
