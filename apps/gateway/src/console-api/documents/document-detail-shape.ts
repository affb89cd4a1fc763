import { ways } from '@quayside/matching';
import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { dispatchRowShape } from '../dispatches/dispatch-shape.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { sourceShape } from '../source/source-shapes.js';
import { findingShape } from '../vocabulary/finding-shape.js';
import { instant } from '../vocabulary/instant.js';
import { journalLineShape } from '../vocabulary/journal-line.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { rowId } from '../vocabulary/row-id.js';
import { documentRowShape } from './document-row-shape.js';
import { effectShape } from './effect-shape.js';
import { fieldPageShape, placeShape } from './field-shapes.js';

export const discrepancyShape = z
  .object({
    key: z.string().meta({ description: 'Names it in a settlement' }),
    ways: z.array(z.enum(ways)).meta({ description: 'What a person can mean with it, beside refusing the document' }),
    settled: z.object({ by: z.enum(['profile', 'person']), way: z.enum(ways) }).nullable(),
    kind: z.string(),
    pointer: z.string(),
    orderNumber: z.string().nullable(),
    orderLine: z.string().nullable(),
    ordered: z.string().nullable(),
    said: z.string().nullable(),
    difference: z.string().nullable(),
    withinTolerance: z.boolean(),
    place: placeShape.nullable().meta({ description: 'Of the field that differs' }),
    owner: ownerShape,
    message: z.string(),
    explanation: z
      .object({
        cause: z.string(),
        message: z.string(),
        rule: z
          .object({ setting: z.string(), yaml: z.string() })
          .nullable()
          .meta({ description: 'What the profile would say to have it read so from now on' }),
      })
      .nullable()
      .meta({ description: 'What the supplier may have meant: it makes the figures agree, and is applied by nobody' }),
  })
  .meta({ id: 'Discrepancy' });

export const timelineShape = z
  .object({
    steps: z.array(
      z.object({
        name: z.enum(['received', 'read', 'matched', 'delivered', 'acknowledged']),
        state: z.enum(['done', 'waiting', 'failed', 'todo', 'skipped']),
        at: instant.nullable(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'Timeline' });

export const documentDetailShape = z
  .object({
    row: documentRowShape,
    sentence: z.string(),
    choices: z.array(choiceShape),
    exception: exceptionRowShape.nullable(),
    timeline: timelineShape,
    file: z.object({ id: rowId, name: z.string(), sha256: z.string(), size: z.number().int() }),
    arrival: z.object({
      id: rowId,
      controlNumber: z.string().nullable(),
      sender: z.string().nullable(),
      receiver: z.string().nullable(),
      index: z.number().int(),
    }),
    set: z.object({
      reference: z.string(),
      release: z.string(),
      verdict: z.string(),
      offset: z.number().int(),
      length: z.number().int(),
    }),
    release: z.object({ number: z.number().int(), id: rowId }),
    source: sourceShape,
    totals: z
      .object({ leftovers: z.number().int(), findings: z.number().int() })
      .meta({ description: 'How many there are; of a large document only the first of them are listed' }),
    kind: z
      .enum(['x12', 'edifact', 'csv', 'xml', 'json', 'unreadable'])
      .meta({ description: 'What the file is written in' }),
    kept: z.boolean().meta({ description: 'Its type changes nothing in Odoo: it is there to be read and found' }),
    fields: fieldPageShape.meta({ description: 'The first of them' }),
    leftovers: z.array(z.object({ text: z.string(), place: placeShape.nullable() })),
    findings: z.array(findingShape),
    effects: z.array(effectShape),
    matching: z.object({
      outcome: z.enum(['deliver', 'deliver-with-changes', 'hold']).nullable(),
      discrepancies: z.array(discrepancyShape),
      lines: z.array(
        z.object({
          index: z.number().int(),
          orderNumber: z.string(),
          orderLine: z.string(),
          name: z.string().meta({ description: 'The line of the order as people know it' }),
          by: z.string(),
          quantity: z.string().nullable(),
          unit: z.string().nullable(),
          price: z.string().nullable(),
          date: z.string().nullable(),
          ordered: z
            .object({
              quantity: z.string(),
              price: z.string().nullable(),
              date: z.string().nullable(),
              item: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
    answers: z.array(dispatchRowShape),
    siblings: z.array(documentRowShape),
    replaces: rowId.nullable(),
    replacedBy: rowId.nullable(),
    original: documentRowShape.nullable().meta({ description: 'Of a duplicate the one that came before' }),
    journal: z.array(journalLineShape),
    json: z.string().meta({ description: 'The canonical document as JSON text; of a long one the start' }),
  })
  .meta({ id: 'DocumentDetail' });
