import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { problems, type ProblemCode } from '../../server/problem.js';
import { answerExamples } from './examples.js';
import { supplierProblem } from './supplier-problem.js';
import { supplierShapes } from './supplier-shapes.js';

const always: readonly ProblemCode[] = [
  ...(['text-unstorable', 'address-malformed', 'address-too-long'] as const),
  ...(['not-signed-in', 'not-allowed', 'too-many-requests', 'channel-paused'] as const),
];

interface Description {
  readonly description?: string;
  readonly decorators: readonly (MethodDecorator & ClassDecorator)[] | readonly MethodDecorator[];
}

/** What the page at /docs says of a route, with the problems that every route may have. */
export function described(operationId: string, tag: string, summary: string, { description, decorators }: Description) {
  return applyDecorators(
    ApiTags(tag),
    ApiOperation({ operationId, summary, ...(description === undefined ? {} : { description }) }),
    ...decorators,
    fails(...always),
  );
}

/** An answer of a shape, with its example. */
export function answers(status: number, description: string, shape: z.ZodType, other?: unknown): MethodDecorator {
  const name = nameOf(shape);
  const example = other ?? answerExamples[name];
  const content = { 'application/json': { schema: { $ref: refTo(name) }, example } };
  return ApiResponse({ status, description, content });
}

/** Problems by their status; several of one status share an answer. */
export function fails(...codes: ProblemCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const responses = [...byStatus].map(([status, some]) =>
    ApiResponse({
      status,
      description: some.map((code) => problems[code].title).join('; '),
      content: {
        'application/problem+json': {
          schema: { $ref: refTo(nameOf(supplierProblem)) },
          examples: Object.fromEntries(some.map((code) => [code, { value: exampleOf(code) }])),
        },
      },
    }),
  );
  return applyDecorators(...responses);
}

function exampleOf(code: ProblemCode) {
  return { type: `urn:quayside:problem:${code}`, ...problems[code], detail: 'What exactly, and what to do about it.' };
}

function nameOf(shape: z.ZodType): string {
  const id = supplierShapes.get(shape)?.id;
  if (id === undefined) throw new TypeError('a shape that a route answers needs a name');
  return id;
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** A header that may be sent. */
export function header(name: string, description: string): MethodDecorator {
  return ApiHeader({ name, description, required: false, schema: { type: 'string' } });
}

export function idParameter(description: string): MethodDecorator {
  return ApiParam({ name: 'id', description, schema: { type: 'string', format: 'uuid' } });
}
