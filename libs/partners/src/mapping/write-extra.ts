import { fail, ok, type Result } from '@quayside/std';
import {
  ensureSegment,
  type OutLoop,
  type OutScope,
  type OutSegment,
  segmentsOf,
  setText,
  textOf,
} from './out-tree.js';
import { lastStep, parsePath, type Path } from './path.js';
import { loopNamed } from './static-scope.js';

/** Something that a set needs and that no field says: a text, a count, or what stands elsewhere. */
export interface Extra {
  readonly path: Path;
  /** Only where this element of the same segment has something. */
  readonly beside?: number;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'count'; readonly tag: string }
    | { readonly kind: 'copy'; readonly path: Path };
}

/** Reads `'00'`, `3 beside 07`, `count of PO1` or `same as BAK.09`. */
export function parseExtra(path: Path, text: string): Result<Extra> {
  const [, tag] = /^count of ([A-Z][A-Z0-9]{1,2})$/.exec(text) ?? [];
  if (tag !== undefined) return ok({ path, content: { kind: 'count', tag } });
  const [, where] = /^same as (.+)$/.exec(text) ?? [];
  const [, code = text, beside] = /^(\S+) beside (\d{1,2})$/.exec(text) ?? [];
  if (where === undefined) {
    return ok({ path, content: { kind: 'text', text: code }, ...(beside !== undefined && { beside: Number(beside) }) });
  }
  const from = parsePath(where);
  return from.ok ? ok({ path, content: { kind: 'copy', path: from.value } }) : fail(from.error);
}

/** Writes it wherever its segment is and has nothing there yet; a segment of the set itself is made for it. */
export function writeExtra({ path, content, beside }: Extra, scope: OutScope): void {
  const { element, component } = path;
  if (element === undefined) return;
  const text = contentOf(content, scope.loop);
  if (text === undefined) return;
  if (beside === undefined && path.steps.length === 1 && isMade(scope, lastStep(path).tag)) ensureSegment(scope, path);
  for (const segment of segmentsOf(scope.loop, path)) {
    if (beside !== undefined && !isFilled(segment, beside)) continue;
    if (textOf(segment, element, component) === '') setText(segment, element, text, component);
  }
}

function isFilled({ elements }: OutSegment, element: number): boolean {
  const value = elements[element - 1] ?? '';
  return typeof value === 'string' ? value !== '' : value.some((part) => part !== '');
}

/** A segment of the set itself, and a loop that the set must have. */
function isMade({ set, loop }: OutScope, tag: string): boolean {
  if (!loopNamed(set, loop.definition, tag)) return true;
  return loop.definition.places.some((place) => place.tag === tag && place.mandatory);
}

function contentOf(content: Extra['content'], root: OutLoop): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'count':
      return String(countOf(root, content.tag));
    case 'copy': {
      const [segment] = segmentsOf(root, content.path);
      const text =
        segment && content.path.element !== undefined
          ? textOf(segment, content.path.element, content.path.component)
          : '';
      return text === '' ? undefined : text;
    }
  }
}

function countOf(loop: OutLoop, tag: string): number {
  return loop.children.reduce((count, child) => {
    if (child.kind === 'segment') return count + (child.tag === tag ? 1 : 0);
    return count + countOf(child, tag);
  }, 0);
}
