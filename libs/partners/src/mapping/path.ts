import { fail, ok, type Result } from '@quayside/std';

/** One step of a path: a segment or loop by its tag, and the codes that one of its elements must hold. */
export interface Step {
  readonly tag: string;
  readonly qualifier?: { readonly element: number; readonly codes: readonly string[] };
}

/** Where to look in an HL tree: in this level only, in it or the nearest above, only above, or as `upward` if nothing else stands below. */
export type Look = 'here' | 'upward' | 'above' | 'alone';

/** Where something stands in a set, as a mapping writes it: `REF[VN].02`, `N1[ST]/N4.01`, `PO1.06[BP]`. */
export interface Path {
  readonly text: string;
  readonly look: Look;
  readonly steps: readonly Step[];
  readonly element?: number;
  /** The element opens a row of qualifier and value pairs: the value after one of these qualifiers. */
  readonly pair?: readonly string[];
  readonly component?: number;
}

const shape = /^(?:(upward|above|alone) )?([^ ]+)$/;
const stepShape = /^([A-Z][A-Z0-9]{1,2})(?:\[(?:(\d{1,2})=)?([^\]=]+)\])?$/;
const elementShape = /^(.*?)\.(\d{1,2})(?:\[([^\]=]+)\])?(?:\.(\d{1,2}))?$/;

/** Reads a path; the error says what it should look like. */
export function parsePath(text: string): Result<Path> {
  const [, look, rest] = shape.exec(text) ?? [];
  if (rest === undefined) return fail(`"${text}" is not a path such as BAK.03, REF[VN].02 or N1[ST]/N4.01`);
  const parts = rest.split('/');
  const last = elementShape.exec(parts.at(-1) ?? '');
  const steps = [...parts.slice(0, -1), last?.[1] ?? parts.at(-1) ?? ''].map(parseStep);
  const wrong = steps.findIndex((step) => step === undefined);
  if (wrong >= 0) return fail(`"${parts[wrong]}" in "${text}" is not a segment such as BAK, REF[VN] or TD5[02=2]`);
  return ok({
    text,
    look: (look as Look | undefined) ?? 'here',
    steps: steps.filter((step) => step !== undefined),
    ...(last?.[2] !== undefined && { element: Number(last[2]) }),
    ...(last?.[3] !== undefined && { pair: last[3].split('|') }),
    ...(last?.[4] !== undefined && { component: Number(last[4]) }),
  });
}

// The level of an HL stands in its third element; nearly every other qualifier in the first.
function parseStep(text: string): Step | undefined {
  const [, tag, element, codes] = stepShape.exec(text) ?? [];
  if (tag === undefined) return undefined;
  if (codes === undefined) return { tag };
  return { tag, qualifier: { element: Number(element ?? (tag === 'HL' ? 3 : 1)), codes: codes.split('|') } };
}

/** The step that the path ends in. */
export function lastStep(path: Path): Step {
  const step = path.steps.at(-1);
  if (!step) throw new TypeError(`the path "${path.text}" has no step`);
  return step;
}
