import { bytesOf, edifact, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { createSplitter } from './splitter.js';

function split(text: string, chunk = 65_536): string[] {
  const bytes = bytesOf(text);
  const splitter = createSplitter();
  const pieces = [];
  for (let at = 0; at < bytes.length; at += chunk) pieces.push(...splitter.push(bytes.subarray(at, at + chunk)));
  pieces.push(...splitter.end());
  return pieces.map((piece) => `${piece.kind}:${text.slice(piece.offset, piece.offset + piece.length)}`);
}

const one = x12();
const two = x12({ element: '|', terminator: "'", suffix: '\r\n', controlNumber: '000000002' });

it('cuts a file into its interchanges, line breaks behind a trailer included', () => {
  expect(split(one + two)).toEqual([`x12:${one}`, `x12:${two}`]);
});

it('makes what lies between interchanges an unreadable piece', () => {
  expect(split(`hello\n${one}garbage ISA here\n${two}bye`)).toEqual([
    'unreadable:hello\n',
    `x12:${one}`,
    'unreadable:garbage ISA here\n',
    `x12:${two}`,
    'unreadable:bye',
  ]);
});

it('gives blanks and a byte order mark to a neighbour', () => {
  expect(split(`\xef\xbb\xbf\n${one}\n\n  ${two}\n`)).toEqual([`x12:\xef\xbb\xbf\n${one}\n\n  `, `x12:${two}\n`]);
  expect(split('\n \n')).toEqual(['unreadable:\n \n']);
  expect(split('')).toEqual([]);
});

it('ends a truncated interchange where the next one begins', () => {
  const cut = one.slice(0, one.indexOf('CTT'));
  expect(split(cut + two)).toEqual([`x12:${cut}`, `x12:${two}`]);
  const midSegment = one.slice(0, one.indexOf('4711'));
  expect(split(midSegment + one)).toEqual([`x12:${midSegment}`, `x12:${one}`]);
});

it('cuts the same for chunks of any size', () => {
  const file = `noise${one}\n${two}x${one.slice(0, 300)}`;
  const whole = split(file);
  for (const size of [1, 2, 5, 13, 106, 255, 256, 257]) expect(split(file, size)).toEqual(whole);
});

it('ends a trailer without terminator where the next interchange begins', () => {
  const open = one.trimEnd().slice(0, -1);
  expect(split(`${open}\n${two}`)).toEqual([`x12:${open}\n`, `x12:${two}`]);
  const message = edifact().trimEnd().slice(0, -1);
  for (const size of [1, 3, 50, 65_536])
    expect(split(`${message}?'\n${one}`, size)).toEqual([`edifact:${message}?'\n`, `x12:${one}`]);
});

it.each([1, 7, 65_536])(
  'takes cards of a VAN for the beginning of the interchange that they stand in front of (%i)',
  (chunk) => {
    const card = "$$ADD ID=ACME     BID='ORDERS'\r\n";
    expect(split(`${card}${one}${card}${two}`, chunk)).toEqual([`x12:${card}${one}`, `x12:${card}${two}`]);
    expect(split(`${card}${card}${edifact()}`, chunk)).toEqual([`edifact:${card}${card}${edifact()}`]);
    expect(split(`$$ add\n${one}`, chunk)).toEqual(['unreadable:$$ add\n', `x12:${one}`]);
  },
);
