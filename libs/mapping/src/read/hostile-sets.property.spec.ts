import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, type Loop, type Segment, type SetReading } from '@quayside/edi';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CompiledMapping, compileMapping } from '../compile-mapping.js';
import type { TranslatedDocument } from './translation.js';

const root = join(import.meta.dirname, '../../../..');
const corpus = join(root, 'test/corpus/acme');
const files = readdirSync(corpus).map((name) =>
  readFileSync(join(corpus, name, 'in.x12'), 'utf8')
    .trim()
    .split('~\n'),
);

const sets = new Set(files.flatMap((file) => /^ST\*(\d+)/.exec(file[2] ?? '')?.[1] ?? []));
const mappings = new Map([...sets].map((set) => [set, mappingOf(set)]));

const damage = fc.record({
  file: fc.constantFrom(...files),
  drop: fc.array(fc.nat(40), { maxLength: 3 }),
  twice: fc.array(fc.nat(40), { maxLength: 2 }),
  swap: fc.tuple(fc.nat(40), fc.nat(40)),
  element: fc.tuple(
    fc.nat(40),
    fc.nat(12),
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[~\n\r]/g, '')),
  ),
});

it('turns any damaged set into documents and findings, and reports every element once or takes it', () => {
  fc.assert(
    fc.property(damage, ({ file, drop, twice, swap: [a, b], element: [row, column, text] }) => {
      const body = file.slice(3, -3);
      [body[a % body.length], body[b % body.length]] = [body[b % body.length] ?? '', body[a % body.length] ?? ''];
      const hurt = (body[row % body.length] ?? '').split('*');
      hurt[1 + (column % Math.max(1, hurt.length - 1))] = text;
      body[row % body.length] = hurt.join('*');
      const kept = body.flatMap((segment, i) =>
        drop.includes(i) ? [] : twice.includes(i) ? [segment, segment] : [segment],
      );
      for (const set of read([...file.slice(0, 3), ...kept, ...file.slice(-3)].join('~\n') + '~\n')) {
        const documents = translated(set);
        const places = documents.flatMap((each) => each.leftovers.map((left) => `${left.offset}+${left.length}`));
        expect(new Set(places).size).toBe(places.length);
        const texts = new Set(elementsOf(set.tree));
        for (const left of documents.flatMap((each) => each.leftovers)) expect(texts.has(left.text)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('reports a type code that no table has, and goes on', () => {
  const file = files.find((each) => each.some((segment) => segment.startsWith('BIG*'))) ?? [];
  const [set] = read(
    file.map((segment) => segment.replace(/^(BIG\*\d+\*[^*]+).*/, '$1*20261120*P00001***ZZ')).join('~\n') + '~\n',
  );
  const [invoice] = set ? translated(set) : [];
  expect(invoice?.document.type).toBe('invoice');
  expect(invoice?.findings[0]).toMatchObject({ code: 'field-invalid', severity: 'fatal', tag: 'BIG', element: 7 });
});

it('reads a ship notice of 5,000 cartons in time that grows with its length', () => {
  const small = seconds(1_000);
  expect(seconds(5_000)).toBeLessThan(small * 5 * 4 + 1);
});

function seconds(cartons: number): number {
  const head = 'HL*1**S~HL*2*1*O~PRF*P00001~';
  const body = Array.from({ length: cartons }, (_, i) => {
    const sscc = `00${String(i).padStart(18, '0')}`;
    return `HL*${2 * i + 3}*2*P~MAN*GM*${sscc}~HL*${2 * i + 4}*${2 * i + 3}*I~LIN*1*BP*BOLT-M8~SN1**1*EA~`;
  });
  const isa =
    'ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *261124*0815*U*00401*000000001*0*P*>~';
  const text = `${isa}GS*SH*ACME*QUAYSIDE*20261124*0815*1*X*004010~ST*856*0001~BSN*00*S*20261201*1430~${head}${body.join('')}SE*${6 + cartons * 5}*0001~GE*1*1~IEA*1*000000001~`;
  const [set] = read(text);
  if (!set) throw new Error('no set');
  const start = performance.now();
  const [notice] = translated(set);
  expect(notice?.document).toMatchObject({ type: 'ship-notice', lines: { length: cartons } });
  return (performance.now() - start) / 1000;
}

function mappingOf(set: string): CompiledMapping {
  const [source, tables] = [`${set}.yaml`, 'tables.yaml'].map((name) => ({
    file: name,
    text: readFileSync(join(root, 'mappings/x12', name), 'utf8'),
  }));
  if (!source) throw new Error(`no mapping of ${set}`);
  const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };
  const { mapping, findings } = compileMapping(source, { release: '004010', settings, tables });
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}

function translated(set: SetReading): readonly TranslatedDocument[] {
  const mapping = mappings.get(set.type);
  if (!mapping) throw new Error(`no mapping of ${set.type}`);
  return mapping.read(set).documents;
}

function read(text: string): SetReading[] {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return sets;
}

function elementsOf(loop: Loop): string[] {
  return loop.children.flatMap((child: Segment | Loop) => {
    if (child.kind === 'loop') return elementsOf(child);
    return Array.from({ length: child.elements }, (_, i) =>
      Array.from({ length: child.components(i + 1) }, (__, c) => child.text(i + 1, c + 1) ?? ''),
    ).flat();
  });
}
