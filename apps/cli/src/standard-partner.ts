import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  agreedDocuments,
  compilePartner,
  mappingsOf,
  type Partner,
  type PartnerProfile,
  type SourceFile,
  standardSets,
} from '@quayside/partners';
import { must } from '@quayside/std';
import { folders } from './partners.js';

/** A format to write to: "x12", "x12/005010", "edifact", "edifact/D.01B", "csv". */
export interface Target {
  readonly format: 'x12' | 'edifact' | 'csv';
  readonly release: string;
}

/** The releases for which standard mappings are made. */
export const standardReleases = { x12: ['004010', '005010'], edifact: ['D.96A', 'D.01B'], csv: [''] } as const;

/** Reads what stands behind `--to`; nothing for what is no format. */
export function targetOf(text: string): Target | undefined {
  const [format = '', release] = text.split('/');
  if (format !== 'x12' && format !== 'edifact' && format !== 'csv') return undefined;
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
  const names = documents.flatMap(([document, all]) => all.map(({ format }) => mappingName(document, format)));
  const files = await Promise.all(
    [...new Set([...names, 'x12/tables.yaml', 'edifact/tables.yaml', 'csv/tables.yaml'])].map(async (name) => {
      return [name, { file: name, text: await readFile(path.join(mappings, name), 'utf8') }] as const;
    }),
  );
  return must(compilePartner({ profile: profileSource(documents), mappings: Object.fromEntries(files) }));
}

/** The profile of that partner, with the usual settings; nothing is compiled for it. */
export function standardProfile(): PartnerProfile {
  return must(mappingsOf({ profile: profileSource(standardAgreements(folders().mappings)), mappings: {} })).profile;
}

type Agreements = readonly (readonly [document: Document, agreed: readonly Target[]])[];

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
    us: { x12: [{ qualifier: 'ZZ', id: 'RECEIVER' }], edifact: [{ qualifier: 'ZZ', id: 'RECEIVER' }] },
    identifiers: { x12: [{ qualifier: 'ZZ', id: 'SENDER' }], edifact: [{ qualifier: 'ZZ', id: 'SENDER' }] },
    documents: Object.fromEntries(
      documents.map(([document, all]) => [
        document,
        all.map(({ format, release }) => ({ format, direction: 'in', ...(release !== '' && { release }) })),
      ]),
    ),
  };
  // JSON is YAML.
  return { file: 'standard.yaml', text: JSON.stringify(profile) };
}

type Document = (typeof agreedDocuments)[number];

function agreementsOf(document: Document, mappings: string): Target[] {
  return (['x12', 'edifact', 'csv'] as const)
    .filter((format) => existsSync(path.join(mappings, mappingName(document, format))))
    .flatMap((format) => standardReleases[format].map((release) => ({ format, release })));
}

function mappingName(document: Document, format: Target['format']): string {
  const standard: { readonly x12?: string; readonly edifact?: string } = standardSets[document];
  return `${format}/${format === 'csv' ? document : (standard[format] ?? 'none')}.yaml`;
}
