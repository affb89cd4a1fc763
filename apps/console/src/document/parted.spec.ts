import { describe, expect, it } from 'vitest';
import { parted } from './parted';

describe('parted', () => {
  it('makes what it is the heading, and does not say the state twice', () => {
    expect(
      parted('Invoice 1 from Acme for P1, 12.00 EUR: held for finance, price is over', 'Held for finance'),
    ).toEqual({
      what: 'Invoice 1 from Acme for P1, 12.00 EUR',
      rest: 'Price is over.',
    });
  });

  it('goes on after the mark', () => {
    expect(parted('Invoice 1 from Acme: delivered to Odoo', 'Delivered').rest).toBe('to Odoo.');
    expect(parted('Invoice 1 from Acme: held', 'Held').rest).toBe('');
  });

  it('keeps a standing that says something else', () => {
    expect(parted('Set 824 from Acme: refused, ST01 is missing.', 'Rejected').rest).toBe('Refused, ST01 is missing.');
  });
});
