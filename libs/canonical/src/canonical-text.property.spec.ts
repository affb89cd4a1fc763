import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical-text.js';
import { canonicalJson, contentHash } from './content-hash.js';
import type { CanonicalDocument } from './document.js';

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\0', '\u007f', '\u2028'));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.constantFrom(undefined, null, true, false),
    fc.array(
      tie('value').map((each) => each ?? null),
      { maxLength: 5 },
    ),
    fc.dictionary(text, tie('value'), { maxKeys: 6 }),
  ),
}));

it('is what contentHash hashes, whatever stands in the document', () => {
  fc.assert(
    fc.property(fc.dictionary(text, value, { maxKeys: 8 }), (made) => {
      const document = made as unknown as CanonicalDocument;
      const { text, hash } = canonicalText(document);
      expect(Buffer.from(text).toString()).toBe(canonicalJson(document));
      expect(hash).toBe(contentHash(document));
    }),
  );
});
