import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { allocate, hasRest, type Move, type Receipt } from './allocate.js';

let id = 0;
function move(picking: number, orderLine: string, demand: string, quantity = demand): Move {
  id += 1;
  const [d, q] = [decimalOf(demand), decimalOf(quantity)];
  const unit = { unit: 1, perOrdered: decimalOf('1') };
  return { id, picking, product: 1, demand: d, quantity: q, ...unit, orderLine, from: 1, to: 2, state: 'assigned' };
}

function receipt(picking: number, moves: Move[], key?: string): Receipt {
  return { id: picking, name: `IN/${picking}`, moves, lines: [{ id: 1, picking, picked: false, key }] };
}

const shipped = (line: string, quantity: string) => ({ line, quantity: decimalOf(quantity) });

function placed(result: ReturnType<typeof allocate>): [number, string][] {
  if ('unexpected' in result) throw new Error(`line ${result.unexpected} is not expected`);
  return result.parts.map((part) => [part.move.picking, part.quantity]);
}

it('goes to the receipt that no notice has filled', () => {
  const receipts = [receipt(1, [move(1, '7', '60')], 'receipt_abc_1'), receipt(2, [move(2, '7', '40')])];
  expect(placed(allocate([shipped('7', '40')], receipts, undefined))).toEqual([[2, '40']]);
});

it('adds to an announced receipt when nothing else expects the line', () => {
  const receipts = [receipt(1, [move(1, '7', '60')], 'receipt_abc_1')];
  expect(placed(allocate([shipped('7', '5')], receipts, undefined))).toEqual([[1, '5']]);
});

it('returns to the receipt of the notice that it replaces', () => {
  const receipts = [receipt(1, [move(1, '7', '60')], 'receipt_abc_1'), receipt(2, [move(2, '7', '40')])];
  expect(placed(allocate([shipped('7', '50')], receipts, 'receipt_abc'))).toEqual([[1, '50']]);
});

it('fills one move of a line after the other; the last takes what is over', () => {
  const receipts = [receipt(1, [move(1, '7', '60'), move(1, '7', '40')])];
  expect(placed(allocate([shipped('7', '30'), shipped('7', '90')], receipts, undefined))).toEqual([
    [1, '30'],
    [1, '30'],
    [1, '60'],
  ]);
});

it('counts in the unit of the move', () => {
  const receipts = [receipt(1, [{ ...move(1, '7', '60'), perOrdered: decimalOf('12') }])];
  expect(placed(allocate([shipped('7', '5')], receipts, undefined))).toEqual([[1, '60']]);
});

it('names the line that no receipt expects', () => {
  const receipts = [receipt(1, [move(1, '7', '60')])];
  expect(allocate([shipped('8', '1')], receipts, undefined)).toEqual({ unexpected: '8' });
});

it('splits off a rest only when something was announced', () => {
  expect(hasRest([move(1, '7', '60', '40')])).toBe(true);
  expect(hasRest([move(1, '7', '60'), move(1, '8', '10', '0')])).toBe(true);
  expect(hasRest([move(1, '7', '60'), move(1, '8', '10', '12')])).toBe(false);
  expect(hasRest([move(1, '7', '60', '0')])).toBe(false);
});
