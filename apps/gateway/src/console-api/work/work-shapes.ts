import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { instant } from '../vocabulary/instant.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';

const counted = z.number().int();

export const workShape = z
  .object({
    causes: z.array(
      z.object({
        key: z.string(),
        count: counted.meta({ description: 'How many wait for this reason' }),
        ids: z.array(rowId).meta({ description: 'Oldest first, 200 at most' }),
        row: exceptionRowShape.meta({ description: 'The oldest of them' }),
      }),
    ),
    causeTotal: counted,
    total: counted.meta({ description: 'How many exceptions these are, beyond the ones on show as well' }),
    scopes: z
      .object({ mine: counted, role: counted, all: counted, putOff: counted })
      .meta({ description: 'How many wait in each scope, whatever else is asked for' }),
    owners: z.array(z.object({ owner: ownerShape, open: counted })),
    partners: z.array(z.object({ partner: partnerRef, open: counted })),
    codes: z.array(z.object({ code: z.string(), open: counted })),
  })
  .meta({ id: 'Work' });

/** Several at once; more than these are asked for in turns. */
const several = z.array(z.uuid()).min(1).max(200);
const way = z.enum(['take', 'leave']).default('leave');

export const workListShape = z.object({ rows: z.array(exceptionRowShape) }).meta({ id: 'WorkRows' });

export const workChoosingShape = z
  .object({
    ids: several,
    choice: choiceShape,
    reason: z.string().trim().min(3, 'say in a few words why').max(1000),
    way: way.meta({ description: 'What becomes of every difference that the order could take' }),
  })
  .meta({ id: 'WorkChoosing' });

const notDone = z.array(z.object({ id: rowId, title: z.string(), message: z.string() }));

export const workChosenShape = z
  .object({ done: counted, notDone: notDone.meta({ description: 'What was not settled, and why' }) })
  .meta({ id: 'WorkChosen' });

export const workPreviewingShape = z
  .object({ ids: z.array(z.uuid()).min(1).max(25), way })
  .meta({ id: 'WorkPreviewing' });

export const workPreviewShape = z
  .object({
    rows: z.array(
      z.object({
        id: rowId,
        title: z.string(),
        holds: z.string().nullable().meta({ description: 'Why it would be held once more, or cannot be settled' }),
        takable: z.boolean().meta({ description: 'Whether the order could take any of what differs' }),
        changes: z.array(z.string()).meta({ description: 'What it changes in Odoo, line by line' }),
        warnings: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'WorkPreview' });

export const assigningShape = z
  .object({ ids: several, to: z.string().min(1).max(200).nullable() })
  .meta({ id: 'Assigning' });

export const puttingOffShape = z
  .object({ ids: several, until: instant.nullable().meta({ description: 'Nothing to take it up again' }) })
  .meta({ id: 'PuttingOff' });

export const handledShape = z
  .object({
    message: z.string(),
    before: z
      .array(z.object({ id: rowId, assignee: z.string().nullable(), putOffUntil: instant.nullable() }))
      .meta({ description: 'As they were: what undoing goes back to' }),
  })
  .meta({ id: 'Handled' });

export const colleaguesShape = z
  .object({ people: z.array(z.object({ account: z.string(), name: z.string(), owners: z.array(ownerShape) })) })
  .meta({ id: 'Colleagues' });
