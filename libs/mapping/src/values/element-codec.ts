import { type Decimal, decimal, fail, localDate, ok, type Result, shifted } from '@quayside/std';
import type { Codec } from './codec.js';
import type { ScalarShape } from './document-shape.js';
import type { Format } from './formats.js';
import { dayIn, isoInstant, startOfDay } from './instant.js';

/** How XML and JSON write numbers, days and instants; nothing where a value needs no codec of its own. */
export function elementCodec(shape: ScalarShape, zone: string, format: Format | undefined): Codec | undefined {
  if (shape.kind === 'decimal') return numberCodec;
  if (shape.kind === 'instant') return instantCodec(zone);
  if (shape.kind !== 'date') return undefined;
  // cXML says days as instants: 2026-12-01T00:00:00+01:00.
  const days = dayCodec(zone);
  return format === 'date-time' ? { ...days, write: (value) => startOfDay(zone, value) } : days;
}

const numberCodec: Codec = { read: numberIn, write: (value) => value };

// JSON allows exponents; of money and quantities nobody needs large ones.
function numberIn(text: string): Result<string> {
  const [, digits = '', exponent] = /^([^eE]+)[eE]([+-]?\d{1,2})$/.exec(text) ?? [];
  if (exponent === undefined) return decimal(text);
  const value = decimal(digits);
  return value.ok ? ok(shifted(value.value satisfies Decimal, -Number(exponent))) : fail(`"${text}" is no number`);
}

function dayCodec(zone: string): Codec {
  return {
    read: (text) => {
      const [, day = '', time, offset] = /^(\d{4}-\d{2}-\d{2})(T[\d:.,]+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
      const date = localDate(day);
      if (!date.ok) return fail(`"${text}" is not a day written as YYYY-MM-DD`);
      if (time === undefined || offset === undefined) return date;
      const instant = isoInstant(zone, text);
      return instant.ok ? ok(dayIn(zone, instant.value)) : instant;
    },
    write: (value) => value,
  };
}

function instantCodec(zone: string): Codec {
  return {
    // A day alone is no instant: the next source may be for days.
    read: (text) => (/^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:?\d{2})?$/.test(text) ? ok('') : isoInstant(zone, text)),
    write: (value) => value,
    isPartial: true,
  };
}
