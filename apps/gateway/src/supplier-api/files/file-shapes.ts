import { z } from 'zod';

// What the suppliers' interface says. Its OpenAPI document is generated from these shapes, and a client may be: what is here
// changes by the policy of docs/rest-api.md only.

/** The named shapes of this interface, apart from those of the console. */
export const supplierShapes = z.registry<{ id: string; description?: string }>();

const instant = z.iso.datetime().meta({ description: 'UTC' });
const uuid = z.uuid();
const offset = z.number().int().meta({ description: 'First byte, counted from 0 in the file as it came' });
const length = z.number().int().meta({ description: 'In bytes' });

export const problemShape = z.object({
  type: z.string().meta({ description: 'urn:quayside:problem: and a stable word' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().meta({ description: 'What is wrong and what to do, for people' }),
});
supplierShapes.add(problemShape, { id: 'Problem', description: 'An error, as RFC 9457 has it' });

export const supplierFinding = z.object({
  code: z.string(),
  severity: z.enum(['fatal', 'warn', 'info']),
  message: z.string(),
  place: z
    .object({
      offset: offset.optional(),
      length: length.optional(),
      tag: z.string().optional().meta({ description: 'Segment or element' }),
      segment: z.number().int().optional().meta({ description: 'ST or UNH is 1' }),
      element: z.number().int().optional(),
      component: z.number().int().optional(),
      repetition: z.number().int().optional(),
      row: z.number().int().optional(),
      column: z.number().int().optional(),
      path: z.string().optional(),
    })
    .meta({ description: 'Where, as far as it can be said; counts from 1' }),
});
supplierShapes.add(supplierFinding, { id: 'Finding', description: 'Something that is wrong, or worth knowing' });

export const statusShape = z.enum(['processing', 'accepted', 'in-review', 'rejected', 'duplicate', 'test']).meta({
  description:
    'processing: it will change by itself. accepted: the buyer has it. in-review: a person looks at it. rejected: it is not used, send a right one. duplicate: it was here before. test: it was read and is used for nothing',
});
supplierShapes.add(statusShape, { id: 'Status' });

export const supplierDocument = z.object({
  id: uuid,
  type: z.string().nullable().meta({ description: 'order-acknowledgement, ship-notice, invoice, ...' }),
  number: z.string().nullable(),
  orders: z.array(z.string()).meta({ description: 'Orders that it speaks of' }),
  set: z.object({ type: z.string(), reference: z.string(), offset, length }),
  status: statusShape,
  message: z.string().meta({ description: 'How it stands, in words' }),
  findings: z.array(supplierFinding),
});
supplierShapes.add(supplierDocument, { id: 'Document', description: 'One document of a file' });

export const supplierDispatch = z.object({
  id: uuid,
  type: z.string().meta({ description: '997, 999, TA1, CONTRL, CSV, 850 ...' }),
  name: z.string(),
  size: length,
  status: z.enum(['waiting', 'fetched']),
  createdAt: instant,
  fetchedAt: instant.nullable(),
  answers: uuid.nullable().meta({ description: 'The file that it answers' }),
  content: z.string().meta({ description: 'Where its bytes are' }),
});
supplierShapes.add(supplierDispatch, { id: 'Dispatch', description: 'Something that we send' });

export const supplierInterchange = z.object({
  index: z.number().int().meta({ description: 'Place in the file, from 0' }),
  part: z.string().nullable().meta({
    description: 'Of a zip, gzip or OpenPGP file: which file in it; offsets count from the start of that one',
  }),
  syntax: z.string().meta({ description: 'x12, edifact, csv, xml, json, or unreadable' }),
  controlNumber: z.string().nullable(),
  offset,
  length,
  status: statusShape,
  message: z.string(),
  findings: z.array(supplierFinding),
  documents: z.array(supplierDocument),
  acknowledgements: z.array(supplierDispatch).meta({ description: 'Our functional acknowledgements for it' }),
});
supplierShapes.add(supplierInterchange, {
  id: 'Interchange',
  description: 'One interchange, or the one payload, of a file',
});

const receipt = {
  id: uuid.meta({ description: 'The receipt: the file is ours, and this names it' }),
  name: z.string(),
  size: length,
  sha256: z.string(),
  receivedAt: instant,
};

export const supplierFile = z.object({
  ...receipt,
  status: statusShape,
  message: z.string(),
  findings: z.array(supplierFinding),
  interchanges: z.array(supplierInterchange),
  complete: z.boolean().meta({ description: 'false where only the first 200 interchanges are listed' }),
});
supplierShapes.add(supplierFile, { id: 'File', description: 'A file and all that became of it' });

export const supplierFileRow = z.object(receipt);
supplierShapes.add(supplierFileRow, { id: 'Receipt', description: 'A file that was received' });

const page = (rows: z.ZodType) => ({
  rows: z.array(rows),
  next: z.string().nullable().meta({ description: 'Give it as `after` for the next page; null on the last one' }),
});

export const supplierFilePage = z.object(page(supplierFileRow));
supplierShapes.add(supplierFilePage, { id: 'FilePage' });
export const supplierDispatchPage = z.object(page(supplierDispatch));
supplierShapes.add(supplierDispatchPage, { id: 'DispatchPage' });

const decimal = z.string().meta({ description: 'A decimal number, such as 12.50' });

export const supplierOrderLine = z.object({
  number: z.string(),
  item: z.object({
    buyer: z.string().nullable(),
    supplier: z.string().nullable(),
    gtin: z.string().nullable(),
    description: z.string().nullable(),
  }),
  quantity: decimal,
  unit: z.string().nullable().meta({ description: 'UN/ECE Recommendation 20' }),
  price: decimal.nullable().meta({ description: 'Of one unit' }),
  deliveryDate: z.iso.date().nullable(),
  acknowledged: decimal.nullable().meta({ description: 'By your last acknowledgement; null before the first one' }),
  shipped: decimal.meta({ description: 'By your ship notices' }),
  received: decimal,
  billed: decimal,
});
supplierShapes.add(supplierOrderLine, { id: 'OrderLine' });

export const supplierOrder = z.object({
  number: z.string(),
  date: z.iso.date().nullable(),
  currency: z.string().nullable(),
  state: z.enum(['draft', 'confirmed', 'locked', 'cancelled']).nullable(),
  open: z.boolean().meta({ description: 'Something of it is not received, or not billed, yet' }),
  lines: z.array(supplierOrderLine),
});
supplierShapes.add(supplierOrder, { id: 'Order', description: 'An order of yours as the buyer has it now' });

export const supplierOrderPage = z.object(page(supplierOrder));
supplierShapes.add(supplierOrderPage, { id: 'OrderPage' });

export const callerShape = z.object({
  partner: z.object({ id: z.string(), name: z.string() }),
  channel: z.string(),
  stage: z.enum(['test', 'live']),
  scopes: z.array(z.string()),
  key: z.object({ id: z.string(), expires: z.iso.date().nullable() }).nullable().meta({
    description: 'The key that you use; null with a token',
  }),
  limits: z.object({ requestsPerMinute: z.number().int(), maxFileSize: length }),
});
supplierShapes.add(callerShape, { id: 'Caller', description: 'Who you are here' });
