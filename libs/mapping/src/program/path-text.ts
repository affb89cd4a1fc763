import type { Path, Step } from '../rules/path.js';

/** A step as one text: two steps of the same text are the same. */
export function stepText({ tag, qualifier }: Step): string {
  if (!qualifier) return tag;
  const { element, component, codes, has = [], below } = qualifier;
  const where = [...(below?.map(stepText) ?? []), component === undefined ? element : `${element}.${component}`];
  return `${tag}[${where.join('/')}=${[...codes, ...has.map((each) => `+${each}`)].join('|')}]`;
}

/** The steps of a path in the same way. */
export function stepsText({ steps }: Pick<Path, 'steps'>): string {
  return steps.map(stepText).join('/');
}
