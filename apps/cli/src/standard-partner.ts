import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SourceFile, tablesBeside } from '@quayside/mapping';
import {
  agreedDocuments,
  compilePartner,
  mappingsOf,
  type Partner,
  type PartnerProfile,
  standardSets,
} from '@quayside/partners';
import { must } from '@quayside/std';
import { folders } from './partners.js';

/** A format to write to: "x12", "x12/005010", "edifact", "edifact/D.01B", "csv", "xml". */
export interface Target {
  readonly format: 'x12' | 'edifact' | 'csv' | 'xml';
  readonly release: string;
}

/** How a document was agreed with the partner of the standard mappings. */
interface Agreed extends Target {
  /** Of XML: the document that carries it. */
  readonly set?: string;
}

/** The releases for which standard mappings are made. */
export const standardReleases = {
  x12: ['004010', '005010'],
  edifact: ['D.96A', 'D.01B'],
  csv: [''],
  xml: [''],
  json: [''],
} as const;

/** Reads what stands behind `--to`; nothing for what is no format. */
export function targetOf(text: string): Target | undefined {
  const [format = '', release] = text.split('/');
  if (format !== 'x12' && format !== 'edifact' && format !== 'csv' && format !== 'xml') return undefined;
  const known: readonly string[] = standardReleases[format];
  const wanted = release ?? known[0] ?? '';
  return known.includes(wanted) ? { format, release: wanted } : undefined;
}

/**
 * Somebody with whom every document was agreed in every format by its standard mapping: for looking at files before there is
 * a profile, and for turning one format into another. A target comes first, so that it is what is written.
 */
export async function standardPartner(target?: Target): Promise<Partner> {
  const { mappings } = folders();
  const documents = standardAgreements(mappings, target);
  const names = documents.flatMap(([document, all]) => all.map((each) => mappingName(document, each)));
  const files = await Promise.all(
    [...new Set([...names, ...names.map((name) => tablesBeside(name))])].map(async (name) => {
      return [name, { file: name, text: await readFile(path.join(mappings, name), 'utf8') }] as const;
    }),
  );
  return must(compilePartner({ profile: profileSource(documents), mappings: Object.fromEntries(files) }));
}

/** The profile of that partner, with the usual settings; nothing is compiled for it. */
export function standardProfile(): PartnerProfile {
  return must(mappingsOf({ profile: profileSource(standardAgreements(folders().mappings)), mappings: {} })).profile;
}

type Agreements = readonly (readonly [document: Document, agreed: readonly Agreed[]])[];

function standardAgreements(mappings: string, target?: Target): Agreements {
  return agreedDocuments.map((document) => {
    const all = agreementsOf(document, mappings);
    const isTarget = (each: Target) => each.format === target?.format && each.release === target.release;
    return [document, [...all.filter(isTarget), ...all.filter((each) => !isTarget(each))]] as const;
  });
}

function profileSource(documents: Agreements): SourceFile {
  const profile = {
    partner: 'standard',
    name: 'the standard mappings',
    stage: 'live',
    odoo: { vendor: { ref: 'NONE' } },
    us: named('RECEIVER'),
    identifiers: named('SENDER'),
    documents: Object.fromEntries(
      documents.map(([document, all]) => [document, [...all.map(agreementOf), { format: 'json', direction: 'in' }]]),
    ),
  };
  // JSON is YAML.
  return { file: 'standard.yaml', text: JSON.stringify(profile) };
}

// No domain of cXML that anybody uses: whoever sent a file that is only looked at, it is not somebody else.
function named(id: string): object {
  const all = [{ qualifier: 'ZZ', id }];
  return { x12: all, edifact: all, cxml: [{ domain: 'ZZ', identity: id }] };
}

type Document = (typeof agreedDocuments)[number];

function agreementOf({ format, release, set }: Agreed): object {
  return { format, direction: 'in', ...(release !== '' && { release }), ...(set !== undefined && { set }) };
}

// What carries a document in XML, the usual one first.
const xmlSets: Partial<Record<Document, readonly string[]>> = {
  order: ['ubl:Order', 'cxml:OrderRequest'],
  'order-change': ['ubl:OrderChange'],
  'order-acknowledgement': ['ubl:OrderResponse', 'ubl:OrderResponseSimple', 'cxml:ConfirmationRequest'],
  'ship-notice': ['ubl:DespatchAdvice', 'cxml:ShipNoticeRequest'],
  invoice: ['ubl:Invoice', 'ubl:CreditNote', 'cxml:InvoiceDetailRequest'],
  'receiving-advice': ['ubl:ReceiptAdvice'],
  'price-catalogue': ['ubl:Catalogue'],
  'application-advice': ['ubl:ApplicationResponse', 'cxml:StatusUpdateRequest'],
};

function agreementsOf(document: Document, mappings: string): Agreed[] {
  const plain = (['x12', 'edifact', 'csv'] as const).flatMap((format) =>
    standardReleases[format].map((release): Agreed => ({ format, release })),
  );
  const xml = (xmlSets[document] ?? []).map((set): Agreed => ({ format: 'xml', release: '', set }));
  return [...plain, ...xml].filter((each) => existsSync(path.join(mappings, mappingName(document, each))));
}

function mappingName(document: Document, { format, set }: Agreed): string {
  if (set !== undefined) return `${set.replace(':', '/')}.yaml`;
  const standard: { readonly x12?: string; readonly edifact?: string } = standardSets[document];
  return `${format}/${format === 'x12' || format === 'edifact' ? (standard[format] ?? 'none') : document}.yaml`;
}
