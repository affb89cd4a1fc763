import fc from 'fast-check';
import type { ApiDocument, Operation, Parameter, Schema } from './api-document.js';

/** A request, written as it goes over the wire: addresses and headers are encoded already. */
export interface AnyRequest {
  /** The name of its operation, so that one that fails is told in a line. */
  readonly of: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What is there to be asked for, so that a request may be right. */
export type Known = Readonly<Record<string, readonly string[]>>;

const hostileTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\u202e',
    '\u200b',
    'é',
    '😀',
    "'; drop table file; --",
    '../../etc/passwd',
    '..',
    '.',
    '/',
    '\\',
  ],
  ...[
    '%',
    '_',
    '%25',
    '<script>',
    '{{7*7}}',
    '${1}',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    '-1',
    '0',
    '1e9',
  ],
  ...[
    '9'.repeat(30),
    '1'.repeat(400),
    'x'.repeat(3000),
    '2026-02-31',
    '0x10',
    '[]',
    '{}',
    'true',
    '\r\nx: y',
    '\t',
    '\u007f',
    '\u0085',
  ],
];
/** Parts of an address that no encoder would write. */
const hostileParts = [
  '%00',
  '%',
  '%zz',
  '%ed%a0%80',
  '%c0%af',
  '%2e%2e',
  '%2f',
  '%ff',
  '%u0000',
  '%0d%0a',
  '..%2f..',
  ';a=b',
];
const text = fc.oneof(
  { arbitrary: fc.constantFrom(...hostileTexts), weight: 3 },
  { arbitrary: fc.string({ maxLength: 20 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 10 }), weight: 1 },
);

/** A value that a schema asks for, or mostly. */
function valueOf(document: ApiDocument, schema: Schema, known: readonly string[] = []): fc.Arbitrary<unknown> {
  const { type, enum: values, properties, items, format, required = [] } = document.resolved(schema);
  const right = (): fc.Arbitrary<unknown> => {
    if (known.length > 0) return fc.constantFrom(...known);
    if (values) return fc.constantFrom(...values);
    if (type === 'integer' || type === 'number') return fc.oneof(fc.nat(300), fc.integer(), fc.maxSafeInteger());
    if (type === 'boolean') return fc.boolean();
    if (type === 'array') return fc.array(valueOf(document, items ?? {}), { maxLength: 3 });
    if (type === 'object') {
      const fields = Object.entries(properties ?? {}).map(([name, inner]) => [name, valueOf(document, inner)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
    }
    return format === 'uuid' ? fc.uuid() : text;
  };
  return fc.oneof(
    { arbitrary: right(), weight: 5 },
    { arbitrary: text, weight: 2 },
    { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
  );
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `encodeURIComponent` refuses halves of characters. */
function encoded(value: unknown): string {
  return encodeURIComponent(written(value).toWellFormed());
}

/** What may be left out is left out at times, and now and then something stands there that nobody would write. */
function inAddress(
  document: ApiDocument,
  { schema, required, name }: Parameter,
  known: Known,
): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { arbitrary: valueOf(document, schema, known[name]).map(encoded), weight: 8 },
    { arbitrary: fc.constantFrom(...hostileParts), weight: 2 },
    { arbitrary: fc.constant(required === true ? '' : undefined), weight: 3 },
  );
}

/** Characters that a header may have on the wire: those of ISO 8859-1 without controls. */
function headerText(value: unknown): string {
  return written(value)
    .replace(/[^\t -~\u00a0-\u00ff]/g, '')
    .trim();
}

const someHeaders: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'Idempotency-Key': fc.oneof(fc.uuid(), text, fc.constantFrom('"a"', '"', '"\\', 'k'.repeat(255), 'k'.repeat(256))),
  Prefer: fc.constantFrom('wait=0', 'wait = 0', 'respond-async', 'wait=-1', 'wait=0x1', ',,,', 'wait="0"'),
  'Content-Digest': fc.constantFrom('sha-256=:AAAA:', 'sha-256=x', 'md5=:AAAA:', '=', 'sha-256=::', ':::'),
  'Content-Disposition': fc.oneof(
    fc.constantFrom(
      "attachment; filename*=UTF-8''a%00b",
      "attachment; filename*=UTF-8''%ed%a0%80",
      'filename=',
      'attachment; filename="',
    ),
    text.map((name) => `attachment; filename="${name}"`),
    fc.constantFrom(
      "attachment; filename*=UTF-8''a%e2%80%ae.xml",
      "attachment; filename*=x'y'z",
      ';;;',
      'attachment; filename="a\\',
    ),
  ),
};

/** A body that is right, or nearly: cut, doubled, of another kind, or with a name that is there twice. */
function bodyOf(document: ApiDocument, { body }: Operation): fc.Arbitrary<string | undefined> {
  const schema = body?.['application/json']?.schema;
  if (!body || !schema) return body ? fc.oneof(text, fc.constantFrom(...files)) : fc.constant(undefined);
  const right = valueOf(document, schema).map((value) => JSON.stringify(value) ?? '');
  const damaged = fc
    .tuple(
      right,
      fc.nat(40),
      fc.constantFrom('"\\u0000"', '\\ud800', '{', '[[', ',', '\0', '"a":1,"a":2', '"__proto__":{}'),
    )
    .map(([json, at, put]) => json.slice(0, at) + put + json.slice(at));
  return fc.oneof(
    { arbitrary: right, weight: 5 },
    { arbitrary: damaged, weight: 2 },
    { arbitrary: fc.constantFrom('', 'null', '[', '"\\u0000"', '[['.repeat(40_000)), weight: 1 },
  );
}

/** What suppliers post: of each kind a little. */
const files = [
  'ISA*00*',
  'UNB+UNOC:3+',
  'a;b\n1;2\n',
  '<?xml version="1.0"?><a/>',
  '{"type":"invoice"}',
  'PK\u0003\u0004',
  '\0\0\0',
];

const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/edi-x12',
  '*',
  '',
];

/** A request of one route, right or nearly. */
function requestOf(document: ApiDocument, operation: Operation, known: Known): fc.Arbitrary<AnyRequest> {
  const { parameters } = operation;
  const inside = (where: Parameter['in']) => parameters.filter((each) => each.in === where);
  const address = fc.record(
    Object.fromEntries(inside('path').map((each) => [each.name, inAddress(document, each, known)])),
  );
  const query = fc.record(
    Object.fromEntries(inside('query').map((each) => [each.name, inAddress(document, each, known)])),
  );
  const headers = fc.record(
    Object.fromEntries(
      inside('header').map(({ name }) => [
        name,
        fc.option((someHeaders[name] ?? text).map(headerText), { nil: undefined, freq: 2 }),
      ]),
    ),
  );
  const body = bodyOf(document, operation);
  const type = fc.oneof(
    { arbitrary: fc.constant('application/json'), weight: 8 },
    { arbitrary: fc.constantFrom(...contentTypes), weight: 1 },
  );
  const more = fc.oneof(
    { arbitrary: fc.constant(''), weight: 6 },
    { arbitrary: fc.constantFrom('&a=b', '&limit=1&limit=2', '&q[]=1', '&%00=1', '&__proto__=1'), weight: 1 },
  );
  return fc.record({ address, query, headers, body, type, more }).map((made) => {
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => made.address[name] ?? '');
    const asked = Object.entries(made.query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${value}`],
    );
    const given = Object.entries(made.headers).filter(([, value]) => value !== undefined);
    return {
      of: operation.name,
      url: `${filled}?${asked.join('&')}${made.more}`,
      headers: {
        ...Object.fromEntries(given),
        ...(made.body !== undefined && { 'content-type': made.type }),
      },
      body: made.body,
    };
  });
}

/** Requests of all these routes alike. */
export function anyRequest(
  document: ApiDocument,
  operations: readonly Operation[],
  known: Known,
): fc.Arbitrary<AnyRequest> {
  return fc.oneof(...operations.map((operation) => requestOf(document, operation, known)));
}
