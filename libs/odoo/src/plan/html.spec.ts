import fc from 'fast-check';
import { expect, it } from 'vitest';
import { list, paragraph, table } from './html.js';

const hostile = fc.string({
  unit: fc.constantFrom('<', '>', '&', '"', "'", '/', 'script', 'a', '\u202e', '\0', '\u200b', '='),
});

it('lets no markup from outside into a note, and nothing that cannot be seen', () => {
  fc.assert(
    fc.property(hostile, (said) => {
      for (const html of [paragraph(said), list([said]), table([said], [[said]])]) {
        const inner = html.replace(/<\/?(p|ul|li|table|thead|tbody|tr|th|td)( class="table table-sm")?>/g, '');
        expect(inner).not.toMatch(/[<>"']/);
        expect(inner).not.toMatch(/&(?!#\d+;)/);
        expect(inner).not.toMatch(/[\u202e\0\u200b]/);
      }
    }),
  );
});
