import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { compileMapping, type TranslatedDocument } from '@quayside/mapping';
import { expect } from 'vitest';

// Ship notices as the standard mappings read them. Each is written by its mapping too, and must say the same then.

const folder = join(import.meta.dirname, '../../mappings');

export function mappingFor(format: string, name: string, release: string) {
  const source = (file: string) => ({ file, text: readFileSync(join(folder, format, file), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const { mapping } = compileMapping(source(`${name}.yaml`), { release, settings, tables: source('tables.yaml') });
  if (!mapping) throw new Error(`${name} does not compile`);
  return mapping;
}

/** What no set can say again: orders without lines, packages that are neither pallets nor cartons, and contradictions. */
const unsayable = /^\/(order|references|packs|lines\/\d+\/(pack|stated))/;

export function interchange(bytes: string, format: string, name: string): TranslatedDocument {
  const found: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => found.push(set) });
  reader.push(Buffer.from(bytes));
  reader.end();
  const [set] = found;
  if (!set) throw new Error('no set');
  const mapping = mappingFor(format, name, set.release);
  const [read] = mapping.read(set).documents;
  if (!read) throw new Error('no document');
  // What a notice says is written by the same mapping, and read again.
  const again = mapping.write(read.document).findings.flatMap(({ field = '' }) => (unsayable.test(field) ? [] : field));
  expect(read.findings.some((each) => each.severity === 'fatal') ? [] : again).toEqual([]);
  for (const [pointer] of read.provenance.entries()) expect(valueAt(read.document, pointer), pointer).toBeDefined();
  return read;
}

export function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);
}

export const isa =
  'ISA*00*          *00*          *ZZ*DELMAR         *ZZ*OURCO          *261120*0900*U*00401*000000101*0*P*>~';

/** An 856 of one order; levels from the third on. */
export function x12(levels: string, structure = '0001'): TranslatedDocument {
  const body = `BSN*00*SH1*20261201*1000*${structure}~HL*1**S~HL*2*1*O~PRF*P1~${levels.replace(/\s*\n\s*/g, '')}CTT*1~`;
  const set = `ST*856*0001~${body}SE*${body.split('~').length + 1}*0001~`;
  return interchange(
    `${isa}GS*SH*DELMAR*OURCO*20261120*0900*101*X*004010~${set}GE*1*101~IEA*1*000000101~`,
    'x12',
    '856',
  );
}

/** A DESADV of one order, from the first packing level on. */
export function desadv(levels: string): TranslatedDocument {
  const body = `BGM+351+DN-1+9'DTM+137:20261201:102'RFF+ON:P1'${levels.replace(/\s*\n\s*/g, '')}`;
  const message = `UNH+1+DESADV:D:96A:UN'${body}UNT+${body.split("'").length + 1}+1'`;
  return interchange(`UNA:+.? 'UNB+UNOC:3+SENDER+US+261120:0900+77'${message}UNZ+1+77'`, 'edifact', 'DESADV');
}
