/** What an EDIFACT sample is made of, for tests: everything has a default. */
export interface EdifactSample {
  /** The six service characters of UNA: component, element, decimal mark, release, repetition, terminator. */
  readonly service?: string;
  readonly una?: boolean;
  readonly syntax?: string;
  readonly suffix?: string;
  readonly reference?: string;
  readonly messages?: readonly (readonly string[])[];
}

/** The segments of a good ORDRSP, written with the usual service characters, UNH and UNT included. */
export const orderResponse: readonly string[] = [
  'UNH+1+ORDRSP:D:96A:UN',
  'BGM+231+R4711+4',
  'DTM+137:20261123:102',
  'RFF+ON:PO4711',
  'NAD+BY+5412345000013::9',
  'NAD+SU+4012345000009::9',
  'LIN+1+5+5012345678900:EN',
  'PIA+1+A-100:BP',
  'IMD+F++:::HINGE, STEEL',
  'QTY+21:60',
  'DTM+2:20261201:102',
  'PRI+AAA:12.5',
  'LIN+2+6+5012345678917:EN',
  'QTY+21:10',
  'QVR+-4:21+CP',
  'UNS+S',
  'CNT+2:2',
  'UNT+18+1',
];

const usual = {
  service: ":+.? '",
  una: false,
  syntax: 'UNOC:3',
  suffix: '\n',
  reference: 'REF1',
  messages: [orderResponse],
};

/** An interchange around messages, whose own counts are theirs; the text is rewritten to the service characters wanted. */
export function edifact(sample: EdifactSample = {}): string {
  const { service, una, syntax, suffix, reference, messages } = { ...usual, ...sample };
  const date = syntax.endsWith(':4') ? '20261123' : '261123';
  const lines = [
    `UNB+${syntax}+SUPPLIER:14+BUYER:14+${date}:2215+${reference}`,
    ...messages.flat(),
    `UNZ+${messages.length}+${reference}`,
  ];
  const [component = ':', element = '+', , release = '?', repetition = ' ', terminator = "'"] = service;
  const wire: Readonly<Record<string, string>> = { ':': component, '+': element, '?': release, '*': repetition };
  const written = lines.map((line) => line.replace(/[:+?*]/g, (each) => wire[each] ?? each) + terminator + suffix);
  return (una ? `UNA${service}${suffix}` : '') + written.join('');
}
