import { flat, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { outside } from './set-index.js';

const address = ['N1*ST*Plant', 'N3*Street', 'N4*City*CA*94607'];
const lines = ['PO1*1*5*EA*1', 'PID*F****Hinge', ...address, 'PO1*2*5*EA*1', 'QQ9*1'];
const set = ['ST*850*0001', 'BEG*00*SA*PO1**20261123', ...address, ...lines, 'CTT*2', 'SE*13*0001'];
const { content, tree } = readAll(x12({ sets: [set], functionalId: 'PO' })).sets[0]!;

it('has the segments of a set in their order, beside each the loop that it stands in', () => {
  const loopOf = (at: number) => (at === outside ? '' : `${content.tags[at]} ${at}`);
  expect(content.tags.map((tag, at) => [tag, loopOf(content.parents[at]!)])).toEqual([
    ...[
      ['ST', ''],
      ['BEG', ''],
      ['N1', ''],
      ['N3', 'N1 2'],
      ['N4', 'N1 2'],
      ['PO1', ''],
      ['PID', 'PO1 5'],
    ],
    ...[
      ['N1', 'PO1 5'],
      ['N3', 'N1 7'],
      ['N4', 'N1 7'],
      ['PO1', ''],
      ['QQ9', 'PO1 10'],
      ['CTT', ''],
      ['SE', ''],
    ],
  ]);
});

it('knows where each loop ends', () => {
  const ends = content.ends.flatMap((end, at) => (end > 0 ? [[content.tags[at], at, end]] : []));
  expect(ends).toEqual([
    ['N1', 2, 5],
    ['PO1', 5, 10],
    ['PID', 6, 7],
    ['N1', 7, 10],
    ['PO1', 10, 12],
    ['CTT', 12, 13],
  ]);
  expect(content.behind(5)).toBe(10);
  expect(content.behind(11)).toBe(12);
});

it('is the same set as the tree that is made of it', () => {
  expect(flat(tree)).toEqual(content.segments);
});
