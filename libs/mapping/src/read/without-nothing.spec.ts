import { type CanonicalDocument, placesFromJson } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { withoutNothing } from './without-nothing.js';

const place = (offset: number) => ({ offset, length: 1 });

function read() {
  const references = [1, 2, 3].map((i) => ({ kind: 'contract', value: `C-${i}` }));
  const document = { type: 'invoice', number: 'R-1', notes: ['a', 'b'], references, lines: [] } as unknown;
  const provenance = placesFromJson({
    '/number': place(1),
    '/notes/0': place(2),
    '/notes/1': place(3),
    ...Object.fromEntries([0, 1, 2].map((i) => [`/references/${i}/value`, place(10 + i)])),
  });
  return { document: document as CanonicalDocument, provenance };
}

const ok = (pointer: string) => ({ pointer, isFault: false });

it('takes out an item for which nothing was given, and one that cannot be without it', () => {
  const { document, provenance } = withoutNothing(read(), [ok('/notes/0'), ok('/references/1/value')]);
  expect(document).toMatchObject({ notes: ['b'], references: [{ value: 'C-1' }, { value: 'C-3' }] });
  expect(provenance.toJson()).toEqual({
    '/number': place(1),
    '/notes/0': place(3),
    '/references/0/value': place(10),
    '/references/1/value': place(12),
  });
});

it('takes out several, and a list of which nothing is left', () => {
  const all = ['/notes/0', '/notes/1', '/references/2/value', '/references/0/value'].map(ok);
  const { document, provenance } = withoutNothing(read(), all);
  expect(document).not.toHaveProperty('notes');
  expect(document).toMatchObject({ references: [{ value: 'C-2' }] });
  expect(provenance.toJson()).toEqual({ '/number': place(1), '/references/0/value': place(11) });
});

it('leaves what is around a fault where it is', () => {
  const { document } = withoutNothing(read(), [{ pointer: '/references/1/value', isFault: true }]);
  expect(document).toMatchObject({ references: [{ value: 'C-1' }, { kind: 'contract' }, { value: 'C-3' }] });
});
