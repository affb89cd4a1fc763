import { flat, generatedSet, random, readAll } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import { defaultEdifactFraming } from '../write/edifact-tree.js';
import { writeEdifact } from '../write/write-edifact.js';
import { writeX12 } from '../write/write-x12.js';
import type { WrittenSegment } from '../write/written-segment.js';
import { defaultFraming } from '../write/x12-tree.js';
import { functionalIdOf } from '../x12/functional-ids.js';
import { dictionaryFor } from './dictionary-for.js';

const x12Sets = ['810', '820', '824', '832', '846', '850', '855', '856', '860', '861', '865', '997'];
const messages = 'APERAK DESADV INVOIC INVRPT ORDCHG ORDERS ORDRSP PRICAT RECADV REMADV CONTRL'.split(' ');
const times = 12;

/** What was written, as arrays of texts with components apart and nothing empty at the end. */
function texts([tag, ...elements]: WrittenSegment): unknown[] {
  const written = elements.map((each) => (typeof each === 'string' ? each : (each as readonly string[]).join('\0')));
  return [tag, ...written.slice(0, written.findLastIndex((each) => each.replaceAll('\0', '') !== '') + 1)];
}

function readTexts(
  text: string,
  chunk: number,
): { codes: readonly string[]; segments: unknown[][]; fallback: boolean } {
  const { sets, codes } = readAll(text, { validation: { totals: 'off' } }, chunk);
  const segments = flat(sets[0]!.tree)
    .slice(1, -1)
    .map((each) => [
      each.tag,
      ...Array.from({ length: each.elements }, (_, e) =>
        Array.from({ length: each.components(e + 1) }, (_component, c) => each.text(e + 1, c + 1) ?? '').join('\0'),
      ),
    ]);
  return { codes, segments, fallback: sets[0]!.findings.some((each) => each.code === 'dictionary-fallback') };
}

describe.each([
  ['004010', '00401', x12Sets],
  ['005010', '00501', [...x12Sets, '999']],
] as const)('X12 %s', (release, version, types) => {
  it.each([...types])('%s: what is written by its dictionary is read as it was written, without a finding', (type) => {
    const { definition } = dictionaryFor('x12', release, type)!;
    const next = random(Number(type));
    for (let run = 0; run < times; run++) {
      const segments = generatedSet(definition, next);
      const head = {
        sender: { qualifier: 'ZZ', id: 'A' },
        receiver: { qualifier: 'ZZ', id: 'B' },
        ...{ date: '261123', time: '2215', version, controlNumber: '000000001', usage: 'live' as const },
        acknowledgementRequested: false,
      };
      const group = {
        functionalId: functionalIdOf(type)!,
        sender: 'AA',
        receiver: 'BB',
        date: '20261123',
        time: '2215',
      };
      const sets = [{ type, reference: '0001', segments }];
      const tree = { head, groups: [{ ...group, controlNumber: '1', version: release, sets }] };
      const written = writeX12(tree, { ...defaultFraming, suffix: run % 2 === 0 ? '' : '\r\n' });
      if (!written.ok) throw new TypeError(JSON.stringify(written.error));
      const read = readTexts(written.value, 1 + next(500));
      expect(read.codes).toEqual([]);
      expect(read.segments).toEqual(segments.map(texts));
    }
  });
});

describe.each(['96A', '01B'])('EDIFACT D.%s', (release) => {
  it.each(messages)('%s: what is written by its dictionary is read as it was written, without a finding', (type) => {
    const { definition } = dictionaryFor('edifact', `D${release}`, type)!;
    const next = random(type.charCodeAt(0) * 1000 + type.charCodeAt(3));
    for (let run = 0; run < times; run++) {
      const segments = generatedSet(definition, next);
      const head = {
        ...{ syntax: 'UNOC', syntaxVersion: 3 as const, sender: { id: 'A' }, receiver: { id: 'B' } },
        ...{ date: '261123', time: '2215', controlNumber: 'R', usage: 'live' as const },
      };
      const message = { type, version: 'D', release, agency: 'UN', reference: '1', segments };
      const written = writeEdifact({ head, messages: [message] }, defaultEdifactFraming);
      if (!written.ok) throw new TypeError(JSON.stringify(written.error));
      const read = readTexts(written.value, 1 + next(500));
      expect(read.codes).toEqual([]);
      expect(read.segments).toEqual(segments.map(texts));
    }
  });
});
