import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/problem.js';
import { postHeaders } from './request-headers.js';

const problemOf = (headers: Record<string, string>) => {
  try {
    postHeaders(headers);
  } catch (error) {
    return error instanceof Problem ? error.message : error;
  }
  return undefined;
};

describe('the name of a posted file', () => {
  it.each([
    ['attachment; filename="ack 1.x12"', 'ack 1.x12'],
    ['attachment; filename=ack.x12', 'ack.x12'],
    ['Attachment; FileName = "ack.x12"', 'ack.x12'],
    ['attachment; filename="say \\"yes\\".xml"', 'say "yes".xml'],
    ['attachment; filename="C:\\\\out\\\\ack.x12"', 'ack.x12'],
    ['attachment; filename="/out/ack.x12"', 'ack.x12'],
    ['attachment; filename="Rechnung.xml"; filename*=UTF-8\'\'Rechnung%20%C3%84.xml', 'Rechnung Ä.xml'],
    ["attachment; filename*=iso-8859-1''%C4.xml", 'Ä.xml'],
    ["attachment; filename=plain.xml; filename*=koi8-r''%C4.xml", 'plain.xml'],
    // Without a type, as some send it.
    ['filename="ack.x12"', 'ack.x12'],
    ['attachment', undefined],
    ['attachment; filename=""', undefined],
  ])('of %s is %s', (disposition, name) => {
    expect(postHeaders({ 'content-disposition': disposition }).name).toBe(name);
  });

  it.each(['attachment; filename=".."', 'attachment; filename="a\tb"', "attachment; filename*=UTF-8''%ff%ff.xml"])(
    'cannot be read of %s',
    (disposition) => {
      expect(problemOf({ 'content-disposition': disposition })).toMatch(/^Content-Disposition cannot be read/);
    },
  );
});

describe('the key of a request', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    // Bare, a UUID is no structured field, and what most clients send.
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"a \\"b\\" \\\\ c"', 'a "b" \\ c'],
    ['"key";v=1', 'key'],
  ])('of %s is %s', (header, key) => {
    expect(postHeaders({ 'idempotency-key': header }).idempotencyKey).toBe(key);
  });

  it.each(['""', '"open', 'k'.repeat(256), 'ключ'])('cannot be read of %s', (header) => {
    expect(problemOf({ 'idempotency-key': header })).toMatch(/^Idempotency-Key cannot be read/);
  });
});

describe('the digest of a body', () => {
  // Base64 of this one ends in "=".
  const digest = createHash('sha256').update('text').digest();
  const field = `:${digest.toString('base64')}:`;

  it.each([
    [`sha-256=${field}`, digest.toString('hex')],
    [`SHA-256=${field}`, digest.toString('hex')],
    [`md5=:AAAA:, sha-256=${field}`, digest.toString('hex')],
    ['sha-512=:AAAA:', undefined],
  ])('of %s is %s', (header, sha256) => {
    expect(postHeaders({ 'content-digest': header }).sha256).toBe(sha256);
  });

  it.each(['sha-256=hello', 'sha-256=:AAAA:', 'sha-256', `sha-256=${field.slice(0, -1)}`])(
    'cannot be read of %s',
    (header) => {
      expect(problemOf({ 'content-digest': header })).toMatch(/^Content-Digest cannot be read/);
    },
  );
});

it.each([
  ['wait=20', 20_000],
  ['respond-async, wait=20', 20_000],
  ['respond-async; Wait = "7"', 7000],
  ['wait=31', 30_000],
  ['await=20', 0],
])('waits by Prefer: %s for %d ms', (prefer, waitMs) => {
  expect(postHeaders({ prefer }).waitMs).toBe(waitMs);
});
