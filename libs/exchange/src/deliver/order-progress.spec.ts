import type { Decision } from '@quayside/matching';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import type { BusinessKey } from '../model/business-key.js';
import { progressOf } from './order-progress.js';

function says(type: 'order-acknowledgement' | 'ship-notice', businessKey: string, ...lines: [string, string][]) {
  const decision: Decision = {
    outcome: 'deliver',
    discrepancies: [],
    lines: lines.map(([orderLine, quantity], index) => ({
      ...{ index, orderNumber: 'P1', orderLine, by: 'number' as const, factor: decimalOf('1') },
      quantity: decimalOf(quantity),
    })),
  };
  return { type, businessKey: businessKey as BusinessKey, decision };
}

describe('what a partner has said about a line', () => {
  it('is what its last acknowledgement that speaks of the line commits, over several lines of it', () => {
    const said = [
      says('order-acknowledgement', 'a', ['10', '100'], ['20', '5']),
      says('order-acknowledgement', 'b', ['10', '60'], ['10', '30.5']),
    ];
    expect(progressOf(said, 'P1', '10').acknowledged).toBe('90.5');
    expect(progressOf(said, 'P1', '20').acknowledged).toBe('5');
    expect(progressOf(said, 'P2', '10').acknowledged).toBeUndefined();
  });

  it('is what all its ship notices together bring, each in its last version', () => {
    const said = [
      says('ship-notice', 'asn-1', ['10', '40']),
      says('ship-notice', 'asn-2', ['10', '20']),
      says('ship-notice', 'asn-1', ['10', '35']),
    ];
    expect(progressOf(said, 'P1', '10')).toEqual({ acknowledged: undefined, shipped: '55' });
  });

  it('is nothing where nothing was said', () => {
    expect(progressOf([], 'P1', '10')).toEqual({ acknowledged: undefined, shipped: '0' });
  });
});
