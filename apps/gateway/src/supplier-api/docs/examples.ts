// Examples of the interface's page. A test posts those of POST to a gateway with the demo partners, as the page says.

const interchange = [
  'ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *261125*1015*U*00401*000000901*0*P*>~',
  'GS*PR*ACME*QUAYSIDE*20261125*1015*901*X*004010~',
  'ST*855*0001~',
  'BAK*00*AC*P00001*20261125~',
  'PO1*1*100*EA*18.4**BP*BOLT-M8~',
  'ACK*IA*100*EA*068*20261209~',
  'PO1*2*24*EA*50**BP*GEAR-20~',
  'ACK*IA*24*EA*068*20261209~',
  'PO1*3*60*EA*18.4**BP*BOLT-M10~',
  'ACK*IA*60*EA*068*20261209~',
  'CTT*3~',
  'SE*10*0001~',
  'GE*1*901~',
  'IEA*1*000000901~',
].join('\n');

const rows = [
  'Order;Line;Item;Quantity;Delivery Date',
  'P00009;19;SPRING-4;1000;2026-12-09',
  'P00009;20;SPRING-9;200;2026-12-09',
].join('\n');

const document = {
  type: 'order-acknowledgement',
  number: 'AB-4711',
  orderNumber: 'P00010',
  lines: [
    {
      number: '21',
      commitments: [
        { status: 'accepted', quantity: { value: '50', unit: 'EA' }, date: '2026-12-23', dateMeans: 'delivery' },
      ],
    },
  ],
};

/** Bodies of POST /v1/files by their media type. */
export const postExamples = {
  'application/edi-x12': { summary: 'An X12 interchange with an order acknowledgement (855)', value: interchange },
  'application/json': {
    summary: 'An order acknowledgement in our own JSON; docs/canonical.md has all fields',
    value: JSON.stringify(document, null, 2),
  },
  'text/csv': { summary: 'Rows of an order acknowledgement, as agreed with the buyer', value: rows },
} as const;

const file = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';
const dispatch = 'b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77';

const receipt = {
  id: file,
  name: 'acknowledgement.x12',
  size: interchange.length,
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  receivedAt: '2026-11-25T10:15:00.000Z',
};

const acknowledgement = {
  id: dispatch,
  type: '997',
  name: '997-000000901-000000017.edi',
  size: 311,
  status: 'waiting',
  createdAt: '2026-11-25T10:15:01.000Z',
  fetchedAt: null,
  answers: file,
  content: `/v1/dispatches/${dispatch}/content`,
};

const order = {
  number: 'P00001',
  date: '2026-11-20',
  currency: 'EUR',
  state: 'confirmed',
  open: true,
  lines: [
    {
      number: '1',
      item: { buyer: 'BOLT-M8', supplier: 'AC-8801', gtin: '4006381333931', description: 'Hexagon bolt M8 x 40' },
      ...{ quantity: '100', unit: 'EA', price: '18.4', deliveryDate: '2026-12-09' },
      ...{ acknowledged: '100', shipped: '60', received: '60', billed: '0' },
    },
  ],
};

/** What is answered, by the name of the shape. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  Caller: {
    partner: { id: 'acme', name: 'Acme Components' },
    channel: 'acme-api',
    stage: 'live',
    scopes: ['documents', 'dispatches', 'orders'],
    key: { id: '5f2a1d0c', expires: '2027-06-30' },
    limits: { requestsPerMinute: 120, maxFileSize: 104857600 },
  },
  File: {
    ...receipt,
    status: 'in-review',
    message: 'A person looks at it: Line 1 costs 19.00, and the order says 18.40.',
    findings: [],
    interchanges: [
      {
        ...{ index: 0, part: null, syntax: 'x12', controlNumber: '000000901', offset: 0, length: interchange.length },
        status: 'in-review',
        message: 'A person looks at it: Line 1 costs 19.00, and the order says 18.40.',
        findings: [],
        documents: [
          {
            ...{ id: 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102', type: 'order-acknowledgement', number: 'P00001' },
            orders: ['P00001'],
            set: { type: '855', reference: '0001', offset: 156, length: 116 },
            status: 'in-review',
            message: 'A person looks at it: Line 1 costs 19.00, and the order says 18.40.',
            findings: [],
          },
        ],
        acknowledgements: [acknowledgement],
      },
    ],
    complete: true,
  },
  FilePage: { rows: [receipt], next: null },
  Dispatch: acknowledgement,
  DispatchPage: { rows: [acknowledgement], next: null },
  Order: order,
  OrderPage: { rows: [order], next: '50' },
};

/** What is answered right after the commit. */
export const receivedExample = {
  ...receipt,
  status: 'processing',
  message: 'Received; it is being read.',
  findings: [],
  interchanges: [],
  complete: true,
};
