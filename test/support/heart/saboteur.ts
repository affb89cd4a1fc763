import { Unavailable, type Erp, type OrderFeed, type ReceiptFeed, type Ports } from '@quayside/exchange';

/** Counts outside calls and breaks the k-th of them. */
export class Saboteur {
  calls = 0;
  #armed = false;

  constructor(
    private readonly at: number,
    private readonly side: 'before' | 'after',
  ) {}

  arm(): void {
    this.#armed = true;
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#armed) return work();
    const strike = ++this.calls === this.at;
    if (strike && this.side === 'before') throw new Unavailable('sabotage', 'the connection broke before the call');
    const result = await work();
    if (strike) throw new Unavailable('sabotage', 'the connection broke before the answer came');
    return result;
  }

  around = (ports: Ports): Ports => {
    const erp = (real: Erp): Erp => ({
      readOrder: (number) => this.call(() => real.readOrder(number)),
      orders: (page) => this.call(() => real.orders(page)),
      knownOrders: (numbers) => this.call(() => real.knownOrders(numbers)),
      billsOn: (number) => this.call(() => real.billsOn(number)),
      vendorAccounts: () => this.call(() => real.vendorAccounts()),
      knownPieces: (of) => this.call(() => real.knownPieces(of)),
      typedBills: (of) => this.call(() => real.typedBills(of)),
      priceList: (items) => this.call(() => real.priceList(items)),
      apply: (effect, source) => this.call(() => real.apply(effect, source)),
      foresee: (effects) => this.call(() => real.foresee(effects)),
      standing: (rows) => this.call(() => real.standing(rows)),
      announced: (number) => this.call(() => real.announced(number)),
      altered: (rows) => this.call(() => real.altered(rows)),
      check: () => real.check(),
      url: (record) => real.url(record),
    });
    const feed = (real: OrderFeed): OrderFeed => ({
      changedOrders: (vendors, page) => this.call(() => real.changedOrders(vendors, page)),
      orderToSend: (vendor, number, wanted) => this.call(() => real.orderToSend(vendor, number, wanted)),
      attachment: (of) => this.call(() => real.attachment(of)),
    });
    const receipts = (real: ReceiptFeed): ReceiptFeed => ({
      receiptsDone: (vendors, page) => this.call(() => real.receiptsDone(vendors, page)),
      adviceOf: (vendor, receipt) => this.call(() => real.adviceOf(vendor, receipt)),
    });
    return {
      ...ports,
      erp: (address) => erp(ports.erp(address)),
      orders: (company) => feed(ports.orders(company)),
      receipts: (company) => receipts(ports.receipts(company)),
      store: { ...ports.store, commit: (work) => this.call(() => ports.store.commit(work)) },
    };
  };
}
