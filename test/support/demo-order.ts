import { orderFromDemoVendor } from '@quayside/runtime';
import type { TestGateway } from './gateway.js';
import type { Line } from './x12.js';

/** A new order from a demo vendor in the stand-in, with its lines as a supplier would repeat them. */
export async function demoOrder(
  test: TestGateway,
  vendor = 'ACME',
): Promise<{ readonly number: string; readonly lines: Line[] }> {
  const demo = test.gateway.runtime.connections.find((each) => each.name === 'demo');
  if (!demo) throw new Error('no demo connection');
  const number = await orderFromDemoVendor(demo, vendor, [40, 5]);
  const { lines } = await test.order(number, vendor);
  return {
    number,
    lines: lines.map((line) => ({
      number: line.number,
      item: line.item.buyer ?? '',
      quantity: line.quantity.value,
      price: line.price?.amount ?? '0',
    })),
  };
}
