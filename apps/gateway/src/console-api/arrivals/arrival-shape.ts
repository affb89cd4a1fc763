import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { dispatchRowShape } from '../dispatches/dispatch-shape.js';
import { documentRowShape } from '../documents/document-row-shape.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { sourceShape } from '../source/source-shapes.js';
import { findingShape } from '../vocabulary/finding-shape.js';
import { journalLineShape } from '../vocabulary/journal-line.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';

export const arrivalDetailShape = z
  .object({
    id: rowId,
    file: z.object({ id: rowId, name: z.string() }),
    index: z.number().int(),
    kind: z.enum(['x12', 'edifact', 'csv', 'xml', 'json', 'unreadable']),
    state: z.enum(['received', 'read', 'unreadable', 'quarantined', 'duplicate', 'discarded']),
    partner: partnerRef,
    usage: z.enum(['live', 'test']).nullable(),
    sender: z.string().nullable(),
    receiver: z.string().nullable(),
    controlNumber: z.string().nullable(),
    offset: z.number().int(),
    length: z.number().int(),
    findings: z.array(findingShape),
    exception: exceptionRowShape.nullable(),
    choices: z.array(choiceShape),
    documents: z.array(documentRowShape),
    answers: z.array(dispatchRowShape),
    source: sourceShape,
    journal: z.array(journalLineShape),
  })
  .meta({ id: 'ArrivalDetail' });
