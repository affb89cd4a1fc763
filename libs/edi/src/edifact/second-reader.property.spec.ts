import { edifact, flat, orderResponse, readAll } from '@quayside/samples/interchanges';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

/** What is used of the edifact package: a parser that calls back for each part of a segment. */
interface SecondParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (text: string) => void;
  onclosesegment: () => void;
  encoding(level: string): void;
  write(text: string): void;
  end(): void;
}

const { Parser } = { Parser: createRequire(import.meta.url)('edifact/parser.js') as new () => SecondParser };

/** Segments as tag, then elements as arrays of components, by the other library. */
function theirs(text: string): unknown[][] {
  const parser = new Parser();
  const segments: [string, ...string[][]][] = [];
  parser.encoding('UNOC');
  parser.onopensegment = (tag) => segments.push([tag]);
  parser.onelement = () => segments.at(-1)?.push([]);
  parser.oncomponent = (data) => (segments.at(-1)?.at(-1) as string[]).push(data);
  parser.onclosesegment = () => undefined;
  parser.write(text);
  parser.end();
  return segments;
}

function ours(text: string): unknown[][] {
  return flat(readAll(text).sets[0]!.tree).map((segment) => [
    segment.tag,
    ...Array.from({ length: segment.elements }, (_, e) =>
      Array.from({ length: segment.components(e + 1) }, (_component, c) => segment.text(e + 1, c + 1) ?? ''),
    ),
  ]);
}

it('is read the same by the edifact package', () => {
  const texts = fc.string({ unit: fc.constantFrom(..."ABcxyz 09.,-/+:'?"), maxLength: 8 });
  const elements = fc.array(fc.array(texts, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(elements, { minLength: 1, maxLength: 8 }), (segments) => {
      const released = (text: string): string => text.replace(/[?+:']/g, '?$&');
      const lines = segments.map((each) => `FTX+${each.map((parts) => parts.map(released).join(':')).join('+')}`);
      const text = edifact({ messages: [orderResponse.toSpliced(3, 0, ...lines)], suffix: '' });
      expect(ours(text)).toEqual(theirs(text).slice(1, -1));
    }),
    { numRuns: 150 },
  );
});
