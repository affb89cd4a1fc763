import { placesFromJson } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { placesOf } from './places.js';

// In the order in which the database gives them back: short names first.
const provenance = placesFromJson({
  '/lines/0': { offset: 10, length: 1 },
  '/lines/0/price/unit': { offset: 60, length: 2 },
  '/lines/0/price/amount': { offset: 50, length: 4 },
});

describe('the places of an effect', () => {
  it.each([
    ['a field', '/lines/0/price/amount', 50],
    ['the first thing in the file that a group holds', '/lines/0/price', 50],
    ['what holds a field that has none', '/lines/0/number', 10],
  ])('are that of %s', (_, source, offset) => {
    expect(placesOf({ '/price_unit': source }, provenance)).toMatchObject({ '/price_unit': { offset } });
  });

  it('have nothing of a constant', () => {
    expect(placesOf({ '/quantity': undefined, '/name': '/nowhere' }, provenance)).toEqual({});
  });
});
