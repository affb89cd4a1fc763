import { carries, csvCarries, defaultEdifactFraming, encodeText } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import type { Partner } from '../partner.js';
import { isFreeText, textsIn } from './fitting-texts.js';
import type { SentOrder } from './order-without-internals.js';
import type { Unsayable } from './sending.js';
import { x12Encoding } from './x12-file.js';

type Carries = (character: string) => boolean;

/** Characters of the document that the agreed character set does not have, unless something was agreed to take their place. */
export function uncarriedTexts(
  partner: Partner,
  document: SentOrder,
  { syntax, release }: Pick<WrittenSet, 'syntax' | 'release'>,
): Unsayable[] {
  const rule = ruleOf(partner, { syntax, release });
  if (!rule) return [];
  return textsIn(document, '').flatMap(([pointer, text]) => {
    const lacking = Array.from(text).find((each) => !rule.carries(each));
    if (lacking === undefined || (isFreeText(pointer) && rule.replaces(lacking))) return [];
    return [unsayable(partner, pointer, lacking)];
  });
}

interface Rule {
  readonly carries: Carries;
  /** Whether another character may stand for it in a text for people. */
  readonly replaces: Carries;
}

function ruleOf(partner: Partner, set: Pick<WrittenSet, 'syntax' | 'release'>): Rule | undefined {
  if (set.syntax === 'x12') return x12Rule(partner, set.release);
  if (set.syntax === 'csv') {
    return { carries: (each) => csvCarries(each, partner.profile.csv.encoding), replaces: () => false };
  }
  if (set.syntax !== 'edifact') return undefined;
  const { syntax, replacement } = partner.profile.edifact;
  const { component, element, release, terminator } = defaultEdifactFraming;
  const known = carries(syntax);
  const service = new Set([component, element, release, terminator]);
  return { carries: (each) => service.has(each) || known(each), replaces: () => replacement !== '' };
}

/** Separators can be replaced in texts; for a letter that the encoding lacks nothing was agreed. */
function x12Rule(partner: Partner, release: string): Rule {
  const { element, component, terminator, repetition, replacement } = partner.framing;
  const separators = new Set([element, component, terminator, ...(release >= '00402' ? [repetition] : [])]);
  const encoding = x12Encoding(partner);
  const known = new Map<string, boolean>();
  const encoded = (each: string): boolean => {
    const found = known.get(each) ?? encodeText(each, encoding).ok;
    known.set(each, found);
    return found;
  };
  return {
    carries: (each) => !separators.has(each) && encoded(each),
    replaces: (each) => separators.has(each) && replacement !== undefined,
  };
}

function unsayable({ name }: Partner, field: string, character: string): Unsayable {
  return {
    ...{ code: 'text-not-writable', severity: 'fatal', owner: 'onboarding', field },
    message: `The character "${character}" is not in the character set that was agreed with ${name}`,
  };
}
