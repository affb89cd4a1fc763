/** Interchanges as the demo partners send them, written out: a reader of a test sees what is on the wire. */
export interface Envelope {
  readonly control?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly usage?: 'P' | 'T';
  readonly functional?: string;
  readonly acknowledge?: '0' | '1';
  readonly release?: string;
}

const pad = (text: string) => text.padEnd(15);

/** Sets are given as arrays of segments without ST and SE: `['855', 'BAK*00*AC*P1', ...]`. */
export function interchange(sets: readonly (readonly string[])[], envelope: Envelope = {}): Buffer {
  const { control = '000000101', sender = 'ACME', receiver = 'QUAYSIDE', usage = 'P', acknowledge = '0' } = envelope;
  const { release = '004010' } = envelope;
  const functional = envelope.functional ?? functionalOf(sets[0]?.[0] ?? '');
  const bodies = sets.map(([type = '', ...segments], index) => {
    const reference = String(index + 1).padStart(4, '0');
    return [`ST*${type}*${reference}`, ...segments, `SE*${segments.length + 2}*${reference}`];
  });
  const lines = [
    `ISA*00*          *00*          *ZZ*${pad(sender)}*ZZ*${pad(receiver)}*261123*1015*U*00401*${control}*${acknowledge}*${usage}*>`,
    `GS*${functional}*${sender}*${receiver}*20261123*1015*${Number(control)}*X*${release}`,
    ...bodies.flat(),
    `GE*${sets.length}*${Number(control)}`,
    `IEA*1*${control}`,
  ];
  return Buffer.from(lines.map((line) => `${line}~\n`).join(''), 'latin1');
}

function functionalOf(type: string): string {
  return { '855': 'PR', '856': 'SH', '810': 'IN', '997': 'FA', '850': 'PO' }[type] ?? 'ZZ';
}

export interface Line {
  readonly number: string;
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
}

export function acknowledgement(order: string, lines: readonly Line[], reference = 'SO-1'): readonly string[] {
  return [
    '855',
    `BAK*00*AC*${order}*20261123`,
    `REF*VN*${reference}`,
    ...lines.flatMap(({ number, item, quantity, price }) => [
      `PO1*${number}*${quantity}*EA*${price}**BP*${item}`,
      `ACK*IA*${quantity}*EA`,
    ]),
    `CTT*${lines.length}`,
  ];
}

export function invoice(number: string, order: string, lines: readonly Line[], total: string): readonly string[] {
  return [
    '810',
    `BIG*20261123*${number}**${order}`,
    ...lines.map((line) => `IT1*${line.number}*${line.quantity}*EA*${line.price}**BP*${line.item}`),
    `TDS*${total}`,
    `CTT*${lines.length}`,
  ];
}

export function shipNotice(number: string, order: string, lines: readonly Line[]): readonly string[] {
  return [
    '856',
    `BSN*00*${number}*20261123*1015*0001`,
    'HL*1**S*1',
    'HL*2*1*O*1',
    `PRF*${order}`,
    ...lines.flatMap(({ number: line, item, quantity }, index) => [
      `HL*${index + 3}*2*I*0`,
      `LIN*${line}*BP*${item}`,
      `SN1**${quantity}*EA`,
    ]),
    `CTT*${lines.length + 2}`,
  ];
}
