import { expect, it } from 'vitest';
import { PlaceColumnsBuilder } from './place-columns-builder.js';
import { placesFromJson } from './places-from-json.js';

const amount = '/lines/*/price/amount';

it('names a field by the number of its pattern and its items', () => {
  const building = new PlaceColumnsBuilder(['/number', amount]);
  building.add(0, [], { offset: 10, length: 5, tag: 'BAK', segment: 2, element: 3 });
  building.add(1, [7], { offset: 90, length: 4, tag: 'PO1', segment: 9, element: 4 });
  building.also({ offset: 95, length: 2, tag: 'PO1', segment: 9, element: 5 });
  expect(JSON.stringify(building.build().toJson())).toBe(
    JSON.stringify({
      '/number': { offset: 10, length: 5, tag: 'BAK', segment: 2, element: 3 },
      '/lines/7/price/amount': {
        ...{ offset: 90, length: 4, tag: 'PO1', segment: 9, element: 4 },
        also: [{ offset: 95, length: 2, tag: 'PO1', segment: 9, element: 5 }],
      },
    }),
  );
});

it('takes back what was added since a mark, and leaves nothing of it in what comes after', () => {
  const building = new PlaceColumnsBuilder([amount]);
  building.add(0, [0], { offset: 1 });
  const mark = building.mark();
  building.add(0, [1], { offset: 2, component: 3, path: '/a/5' });
  building.also({ offset: 3 });
  building.backTo(mark);
  building.add(0, [2], { offset: 4 });
  expect(building.build().toJson()).toEqual({
    '/lines/0/price/amount': { offset: 1 },
    '/lines/2/price/amount': { offset: 4 },
  });
});

it('refuses more or fewer items than the pattern has stars', () => {
  expect(() => new PlaceColumnsBuilder([amount]).add(0, [], {})).toThrow(TypeError);
});

const places = placesFromJson({
  '/lines/1': { offset: 10 },
  '/lines/1/price/unit': { offset: 60 },
  '/lines/1/price/amount': { offset: 50 },
  '/lines/10/price/amount': { offset: 5 },
  '/lines/0/price/amount': { offset: 40 },
});

it('finds the nearest thing around a field that has a place', () => {
  expect(places.nearest('/lines/1/item/buyer')).toEqual({ offset: 10 });
  expect(places.nearest('/lines/1/price/unit')).toEqual({ offset: 60 });
  expect(places.nearest('/lines/2/price')).toBeUndefined();
});

it('finds the first thing in the file inside a field', () => {
  expect(places.firstWithin('/lines/1/price')).toEqual({ offset: 50 });
  expect(places.firstWithin('/lines')).toEqual({ offset: 5 });
  expect(places.firstWithin('/lines/1/price/amount')).toBeUndefined();
});

it('leaves fields out with all their places', () => {
  const two = placesFromJson({ '/number': { offset: 1, also: [{ offset: 2 }] }, '/date': { offset: 3 } });
  expect(two.without(new Set(['/number'])).toJson()).toEqual({ '/date': { offset: 3 } });
});
