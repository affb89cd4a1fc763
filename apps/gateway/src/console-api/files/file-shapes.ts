import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { documentRowShape } from '../documents/document-row-shape.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { findingShape } from '../vocabulary/finding-shape.js';
import { instant } from '../vocabulary/instant.js';
import { journalLineShape } from '../vocabulary/journal-line.js';
import { pageOf } from '../vocabulary/page-of.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';

export const fileRowShape = z
  .object({
    id: rowId,
    partner: partnerRef,
    channel: z.string(),
    account: z.string(),
    name: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    state: z.enum(['stored', 'split', 'unreadable', 'discarded']),
    wrapper: z
      .enum(['zip', 'gzip', 'tar', 'openpgp'])
      .nullable()
      .meta({ description: 'What it was, when it was no more than a wrapper of other files' }),
    arrivals: z.number().int(),
    documents: z.number().int(),
    waiting: z.number().int().meta({ description: 'Open exceptions of the file, its arrivals and its documents' }),
    receivedAt: instant,
  })
  .meta({ id: 'FileRow' });

export const filePageShape = pageOf(fileRowShape, 'FilePage');

export const fileDetailShape = z
  .object({
    row: fileRowShape,
    findings: z.array(findingShape),
    exception: exceptionRowShape.nullable(),
    choices: z.array(choiceShape),
    parent: z
      .object({ id: rowId, name: z.string() })
      .nullable()
      .meta({ description: 'The wrapper that it came out of' }),
    parts: z.array(fileRowShape).meta({ description: 'The files that came out of it' }),
    arrivals: z.array(
      z.object({
        id: rowId,
        index: z.number().int(),
        kind: z.string(),
        state: z.string(),
        offset: z.number().int(),
        length: z.number().int(),
        controlNumber: z.string().nullable(),
        documents: z.array(documentRowShape),
        findings: z.array(findingShape),
      }),
    ),
    journal: z.array(journalLineShape),
  })
  .meta({ id: 'FileDetail' });
