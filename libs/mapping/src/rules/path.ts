import { fail, ok, type Result } from '@quayside/std';

/** The codes that one element of a step must hold. `component` is there where the element is a composite. */
export interface Qualifier {
  readonly element: number;
  readonly component?: number;
  readonly codes: readonly string[];
  /** Or the loop holds one of these segments: `HL[P|+MAN]`. */
  readonly has?: readonly string[];
  /** In an element tree: the elements below this one in which they stand. */
  readonly below?: readonly Step[];
}

/** What opens an element in a tree of XML or JSON: its own text and attributes. `.` in a path. */
export const own = '.';

/** One step of a path: a segment or loop by its tag, and the codes that one of its elements must hold. */
export interface Step {
  readonly tag: string;
  readonly qualifier?: Qualifier;
}

/**
 * Where to look. In an HL tree: in this level only, in it or the nearest above, only above, or as `upward` if nothing else
 * stands below. `outer`: in the loops around this one. `everywhere`, in conditions only: in the whole set, from its beginning.
 */
type Look = 'here' | 'upward' | 'above' | 'alone' | 'outer' | 'everywhere';

/** In which component of a repeated composite the qualifier stands, and in which the value that it qualifies. */
interface PairIn {
  readonly code: number;
  readonly value: number;
}

/** Where something stands in a set, as a mapping writes it: `REF[VN].02`, `N1[ST]/N4.01`, `PO1.06[BP]`, `DTM[137]`. */
export interface Path {
  readonly text: string;
  readonly look: Look;
  /** Of an element tree, with `outer`: how many elements up it begins. */
  readonly up?: number | undefined;
  readonly steps: readonly Step[];
  readonly element?: number;
  /** The element opens a row of qualifier and value pairs: the value after one of these qualifiers. */
  readonly pair?: readonly string[];
  /** Where a pair is one composite: LIN.03[EN], PIA.02[SA]. */
  readonly pairIn?: PairIn;
  readonly component?: number;
}

const shape = /^(?:(?<look>upward|above|alone|outer) )?(?<rest>[^ ]+)$/;
const stepShape = /^([A-Z][A-Z0-9]{1,2})(?:\[(?:(\d{1,2})(?:\.(\d{1,2}))?=)?([^\]=]+)\])?$/;
const elementShape = /^(?<step>.*?)\.(?<element>\d{1,2})(?:\[(?<pair>[^\]=]+)\])?(?:\.(?<component>\d{1,2}))?$/;

/** Reads a path; the error says what it should look like. */
export function parsePath(text: string): Result<Path> {
  const { look = 'here', rest } = shape.exec(text)?.groups ?? {};
  if (rest === undefined) return fail(`"${text}" is not a path such as BAK.03, REF[VN].02 or N1[ST]/N4.01`);
  const parts = rest.split('/');
  const last = parts.pop() ?? '';
  const end = elementShape.exec(last)?.groups ?? { step: last };
  const steps = stepsOf([...parts, end['step'] ?? '']);
  if (!steps.ok) return fail(`"${steps.error}" in "${text}" is not a segment such as BAK, REF[VN] or TD5[02=2]`);
  return ok({ text, look: look as Look, steps: steps.value, ...elementOf(end) });
}

function stepsOf(parts: readonly string[]): Result<Step[]> {
  const steps: Step[] = [];
  for (const part of parts) {
    const step = parseStep(part);
    if (!step) return fail(part);
    steps.push(step);
  }
  return ok(steps);
}

function elementOf(end: Record<string, string | undefined>): Pick<Path, 'element' | 'pair' | 'component'> {
  const { element, pair, component } = end;
  return {
    ...(element !== undefined && { element: Number(element) }),
    ...(pair !== undefined && { pair: pair.split('|') }),
    ...(component !== undefined && { component: Number(component) }),
  };
}

// The level of an HL stands in its third element; nearly every other qualifier in the first.
function parseStep(text: string): Step | undefined {
  const [, tag, element, component, codes] = stepShape.exec(text) ?? [];
  if (tag === undefined) return undefined;
  if (codes === undefined) return { tag };
  const where = Number(element ?? (tag === 'HL' ? 3 : 1));
  const inside = component === undefined ? {} : { component: Number(component) };
  const all = codes.split('|');
  const has = all.filter((code) => code.startsWith('+')).map((code) => code.slice(1));
  const named = all.filter((code) => !code.startsWith('+'));
  return { tag, qualifier: { element: where, ...inside, codes: named, ...(has.length > 0 && { has }) } };
}

/** The step that the path ends in. */
export function lastStep(path: Path): Step {
  const step = path.steps.at(-1);
  if (!step) throw new TypeError(`the path "${path.text}" has no step`);
  return step;
}
