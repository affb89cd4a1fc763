import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import type { Choice, Choosing } from '@quayside/exchange';
import type { Settlement } from '@quayside/matching';
import type { z } from 'zod';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape, type choosingShape } from './choice-shapes.js';

/** Settles a row as a person chose. */
export type Choose = (id: string, choosing: Choosing) => Promise<void>;
export const CHOOSE = Symbol('choose');

export type ChoosingBody = z.infer<typeof choosingShape>;

/** A route on which a person settles what waits. */
export const DescribeChoosing = (operationId: string) =>
  applyDecorators(
    Id(),
    ApiOperation({ operationId, summary: 'Settle what waits' }),
    ApiBody({ schema: { $ref: '#/components/schemas/Choosing' } }),
    Returns(chosenShape),
  );

const done: Record<Choice, string> = {
  accept: 'Accepted as is; it goes on now.',
  reject: 'Rejected. Nothing of it goes to Odoo.',
  'process-again': 'It is processed again.',
  send: 'It is sent again: the same bytes, name and control number.',
  'was-sent': 'Noted as sent. It does not go out again.',
  withdraw: 'Withdrawn. It does not go out.',
  snooze: 'You are asked again after a working day, if it has not come by then.',
  waive: 'Noted. Nobody is asked about it again.',
};

/** What the person is told. */
export function presentChosen(choice: Choice, settlement: Settlement = {}): z.input<typeof chosenShape> {
  const taken = choice === 'accept' && Object.values(settlement).includes('take');
  return { message: taken ? 'Accepted. What was taken is written to Odoo now.' : done[choice] };
}
