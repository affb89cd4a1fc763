import { documentTypes, type DocumentType, isDocumentType } from '@quayside/canonical';
import { dictionaryFor, type SetDefinition } from '@quayside/edi';
import { type Result } from '@quayside/std';
import { didYouMean, unknownKey } from '../yaml/nearest.js';
import { type Said, textIn, under } from './said.js';
import { columnPath, csvDefinition, type CsvLayout, csvLayout } from './csv-layout.js';
import { type ElementLayout, elementLayout } from './element-layout.js';
import { parsePath, type Path } from '../rules/path.js';
import { withSections } from '../rules/sections.js';

/** What a mapping is about: which documents, in what, and how its paths are written. */
export interface MappingHead {
  readonly types: readonly DocumentType[];
  readonly set: SetDefinition;
  readonly layout?: CsvLayout;
  readonly elements?: ElementLayout;
  readonly parsePath: (text: string) => Result<Path>;
}

type Complain = (said: Said, message: string, options?: { atKey?: boolean }) => void;

/** Everything that a mapping may say at its top. */
export const headKeys = [
  'document',
  'set',
  'message',
  'csv',
  'xml',
  'json',
  'association',
  'about',
  'tables',
  'fields',
  'write',
  'ignore',
  'releases',
];

/** Reads the head of a mapping; what is wrong with it goes to `complain`. */
export function mappingHead(whole: Said, release: string, complain: Complain): MappingHead | undefined {
  for (const key of Object.keys(whole.value as object).filter((each) => !headKeys.includes(each))) {
    complain(under(whole, key), unknownKey(key, headKeys), { atKey: true });
  }
  const document = under(whole, 'document');
  const types = (Array.isArray(document.value) ? document.value : [document.value]).map(String);
  const wrong = types.find((type) => !isDocumentType(type));
  if (wrong !== undefined) complain(document, notADocument(document.value, wrong), { atKey: true });
  const carrier = carrierOf(whole, release, types[0] ?? '', complain);
  return carrier && { types: types.filter(isDocumentType), ...carrier };
}

/** The release whose dictionary a mapping is checked against: the nearest one where its own has none. */
export function dictionaryRelease({ set, message }: Readonly<Record<string, unknown>>, release: string): string {
  const found = dictionaryFor(message === undefined ? 'x12' : 'edifact', release, textIn(message ?? set));
  return found?.definition.release ?? release;
}

function carrierOf(
  whole: Said,
  release: string,
  name: string,
  complain: Complain,
): Omit<MappingHead, 'types'> | undefined {
  for (const syntax of ['xml', 'json'] as const) {
    const said = under(whole, syntax);
    if (said.value === undefined) continue;
    const found = elementLayout(said, syntax, name, (at, message) => complain(at, message, { atKey: true }));
    return found && { elements: found.layout, set: found.set, parsePath: found.parsePath };
  }
  const csv = under(whole, 'csv');
  if (csv.value === undefined) return setOf(whole, release, complain);
  const layout = csvLayout(csv, (said, message) => complain(said, message, { atKey: true }));
  if (!layout) return undefined;
  return { layout, set: csvDefinition(layout, name), parsePath: (text) => columnPath(text, layout) };
}

function notADocument(said: unknown, name: string): string {
  const known = documentTypes;
  if (said === undefined) return `is missing: expected one of ${known.join(', ')}`;
  return `"${name}" is not a canonical document${didYouMean(name, known)}`;
}

/** The set of X12 or the message of EDIFACT that the mapping is about. */
function setOf(whole: Said, release: string, complain: Complain): Omit<MappingHead, 'types'> | undefined {
  const message = under(whole, 'message');
  const key = message.value === undefined ? 'set' : 'message';
  const said = under(whole, key);
  if (said.value === undefined) {
    complain(whole, 'expected one of set, message, csv, xml and json: what kind of file the mapping reads');
    return undefined;
  }
  const name = textIn(said.value);
  const found = dictionaryFor(key === 'set' ? 'x12' : 'edifact', release, name);
  if (found) return { set: withSections(found.definition), parsePath };
  complain(said, `there is no dictionary of ${key} ${name} for release ${release}`, { atKey: true });
  return undefined;
}
