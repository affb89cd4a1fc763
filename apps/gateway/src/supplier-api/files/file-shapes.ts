import { z } from 'zod';
import { supplierDispatch } from '../dispatches/dispatch-shapes.js';
import { pageOf } from '../docs/page.js';
import { instant, length, supplierShapes, uuid } from '../docs/supplier-shapes.js';

const offset = z.number().int().meta({ description: 'First byte, counted from 0 in the file as it came' });

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
  channel: z
    .string()
    .meta({ description: 'The kind of channel that it came by: rest, sftp-drop, sftp-poll, rest-poll' }),
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

export const supplierFilePage = pageOf(supplierFileRow);
supplierShapes.add(supplierFilePage, { id: 'FilePage' });
