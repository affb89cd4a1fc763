import { type Altered, type EffectRow, isOrderWrite } from '@quayside/exchange';
import type { Connection } from '../connection.js';
import { alteredBills } from './altered-bills.js';
import { alteredOrders } from './altered-orders.js';

/** Of what was written, in the order in which it was, what stands with another value by now. Records that are gone are passed over. */
export async function altered(connection: Connection, written: readonly EffectRow[]): Promise<readonly Altered[]> {
  const ofOrders = written.filter(({ effect }) => isOrderWrite(effect));
  const ofBills = written.filter(({ effect: { model, action } }) => model === 'account.move' && action === 'create');
  return [...(await alteredOrders(connection, ofOrders)), ...(await alteredBills(connection, ofBills))];
}
