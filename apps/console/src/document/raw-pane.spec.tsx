import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { show } from '../testing/show';
import { RawText } from './raw-pane';
import type { Remark } from './remarks';

const lines: readonly Shapes['SourceLine'][] = [
  { offset: 100, length: 22, text: 'BAK*00*AC*P00027*2611~', tag: 'BAK', segment: 2, width: 'one' },
  { offset: 122, length: 20, text: 'PO1*10*5*EA*13.25**~', tag: 'PO1', segment: 3, width: 'one' },
];

/** Where a field stands: BAK03 and PO104. */
const order = { offset: 110, length: 6 };
const price = { offset: 134, length: 5 };

const placed = () =>
  [...document.querySelectorAll('[data-bytes]')].map((each) => [each.textContent, each.getAttribute('data-bytes')]);

describe('the raw text', () => {
  it('marks the bytes that a field came from, and no others', async () => {
    await show(<RawText lines={lines} remarks={[]} places={[order, price]} rest={null} />);
    expect(placed()).toEqual([
      ['P00027', '110 6'],
      ['13.25', '134 5'],
    ]);
  });

  it('marks them also where letters have more than one byte', async () => {
    const line: Shapes['SourceLine'] = {
      offset: 0,
      length: 14,
      text: 'größe;Stück',
      tag: null,
      segment: null,
      width: 'utf-8',
    };
    await show(<RawText lines={[line]} remarks={[]} places={[{ offset: 8, length: 6 }]} rest={null} />);
    expect(placed()).toEqual([['Stück', '8 6']]);
  });

  it('says below the line what there is to say about it', async () => {
    const message = 'Price is 6 % over the ordered one.';
    const remark: Remark = { tone: 'amber', message, place: price, pointer: null };
    await show(<RawText lines={lines} remarks={[remark]} places={[]} rest={null} />);
    expect(screen.getByText(message)).toBeTruthy();
    expect(placed()).toEqual([['13.25', '134 5']]);
  });
});
