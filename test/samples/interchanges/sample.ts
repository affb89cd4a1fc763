import { Buffer } from 'node:buffer';

/** What a sample interchange is made of, for tests: everything has a default. */
export interface Sample {
  readonly element?: string;
  readonly component?: string;
  readonly repetition?: string;
  readonly terminator?: string;
  /** What follows each terminator. */
  readonly suffix?: string;
  readonly controlNumber?: string;
  readonly version?: string;
  readonly release?: string;
  readonly functionalId?: string;
  readonly sets?: readonly (readonly string[])[];
}

/** The segments of a good 855, written with "*" between elements, ST and SE included. */
export const acknowledgement855: readonly string[] = [
  'ST*855*0001',
  'BAK*00*AC*PO4711*20261120****V-991',
  'REF*DP*038',
  'N1*ST*Plant 2*92*P2',
  'N3*1 Harbour Road',
  'N4*Oakland*CA*94607',
  'PO1*1*60*EA*12.5**BP*A-100',
  'PID*F****Hinge, steel',
  'ACK*IA*60*EA*068*20261201',
  'PO1*2*10*EA*7**BP*A-200',
  'ACK*IQ*4*EA*068*20261201',
  'ACK*IB*6*EA*068*20261215',
  'CTT*2',
  'SE*14*0001',
];

const usual = {
  element: '*',
  component: '>',
  repetition: 'U',
  terminator: '~',
  suffix: '\n',
  controlNumber: '000000001',
  version: '00401',
  release: '004010',
  functionalId: 'PR',
  sets: [acknowledgement855],
};

/** An interchange around sets; the counts of its trailers are right, those of the sets are the sets' own. */
export function x12(sample: Sample = {}): string {
  const { element, component, repetition, terminator, suffix, controlNumber, ...rest } = { ...usual, ...sample };
  const ids = 'ISA*00*          *00*          *ZZ*SUPPLIER       *ZZ*BUYER          *261123*2215';
  const lines = [
    `${ids}*${repetition}*${rest.version}*${controlNumber}*0*P*${component}`,
    `GS*${rest.functionalId}*SUPPLIER*BUYER*20261123*2215*1*X*${rest.release}`,
    ...rest.sets.flat(),
    `GE*${rest.sets.length}*1`,
    `IEA*1*${controlNumber}`,
  ];
  return lines.map((line) => line.replaceAll('*', element) + terminator + suffix).join('');
}

/** Text to bytes, one character a byte. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
