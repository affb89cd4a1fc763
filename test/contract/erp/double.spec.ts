import { ErpDouble, order } from '@quayside/heart';
import { describe } from 'vitest';
import { describePort } from './port-contract.js';

const erp = new ErpDouble();
let orders = 0;
const lines = ['BOLT', 'RESIN', 'PUMP'].map((item, n) => ({ number: String(n), item, quantity: '100', price: '1.25' }));

describe('the double of the Erp port', () =>
  describePort(() => ({
    erp,
    order: async () => {
      orders += 1;
      const number = `P${orders}`;
      erp.put(order(number, lines));
      return number;
    },
    cancel: async (number) => erp.put({ ...order(number, lines), state: 'cancelled' }),
  })));
