import { applyDecorators } from '@nestjs/common';
import {
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { answerExamples, receivedExample } from './examples.js';
import { problems, type ProblemCode } from '../../server/problem.js';
import {
  callerShape,
  problemShape,
  supplierDispatch,
  supplierDispatchPage,
  supplierFile,
  supplierFilePage,
  supplierOrder,
  supplierOrderPage,
  supplierShapes,
} from '../files/file-shapes.js';

// What the page at /docs says of each route.

const always: readonly ProblemCode[] = ['not-signed-in', 'not-allowed', 'too-many-requests', 'channel-paused'];

export const DescribePost = () =>
  described('postFile', 'Documents', 'Send a document', {
    description:
      'The body is the document itself: X12 or EDIFACT interchanges, CSV, XML or JSON, as agreed with the buyer. When the answer comes, the bytes are committed, and `id` is your receipt. What becomes of them, GET /v1/files/{id} tells; with `Prefer: wait=N` this answer tells it already, if it is known in time.',
    decorators: [
      header(
        'Idempotency-Key',
        'Your own name for this request, at most 255 characters. However often you repeat it within 7 days, it makes one file.',
      ),
      header('Prefer', '`wait=N`: wait at most N seconds (30 at most) for the outcome.'),
      header('Content-Digest', '`sha-256=:...:` (RFC 9530): what came is checked against it.'),
      header('Content-Disposition', '`attachment; filename="invoice.xml"`: the name of the file, for people.'),
      answers(200, 'It is received, and its outcome is known', supplierFile),
      answers(202, 'It is received', supplierFile, receivedExample),
      fails('body-empty', 'body-too-large', 'body-encoded', 'digest-mismatch', 'header-malformed'),
      fails('key-reused'),
    ],
  });

export const DescribeCxml = () =>
  described('postCxml', 'Documents', 'Send a cXML document', {
    description:
      'For programs that speak cXML: a Request with a ConfirmationRequest, ShipNoticeRequest or InvoiceDetailRequest. The answer is a cXML Response, always with status 200 of HTTP; its Status says whether the bytes are committed. A key may also come as the password of basic authentication or, where no header shows one, as the SharedSecret of the sender in the document.',
    decorators: [
      ApiConsumes('text/xml'),
      ApiProduces('text/xml'),
      ApiResponse({
        status: 200,
        description: 'A cXML Response',
        content: { 'text/xml': { schema: { type: 'string' } } },
      }),
    ],
  });

export const DescribeFiles = () =>
  described('listFiles', 'Documents', 'Your files, newest first', {
    decorators: [...pageParameters(200), answers(200, 'A page of them', supplierFilePage)],
  });

export const DescribeFile = () =>
  described('getFile', 'Documents', 'How a file stands', {
    description:
      'What was read of it, what became of each document, what is wrong and where, and our acknowledgements.',
    decorators: [idParameter('The receipt'), answers(200, 'How it stands', supplierFile), fails('not-found')],
  });

export const DescribeDispatches = () =>
  described('listDispatches', 'Dispatches', 'What waits for you, oldest first', {
    decorators: [
      ApiQuery({ name: 'status', required: false, schema: { enum: ['waiting', 'fetched'], default: 'waiting' } }),
      ...pageParameters(200),
      answers(200, 'A page of them', supplierDispatchPage),
    ],
  });

export const DescribeDispatch = () =>
  described('getDispatch', 'Dispatches', 'One dispatch, without its content', {
    decorators: [idParameter('The dispatch'), answers(200, 'The dispatch', supplierDispatch), fails('not-found')],
  });

export const DescribeContent = () =>
  described('getDispatchContent', 'Dispatches', 'The bytes of a dispatch', {
    description:
      'When you have read the last byte, it counts as fetched. If the connection breaks before, it goes on waiting. You may fetch it again at any time.',
    decorators: [
      idParameter('The dispatch'),
      ApiProduces('application/octet-stream'),
      ApiResponse({
        status: 200,
        description: 'Its bytes',
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      }),
      fails('not-found'),
    ],
  });

export const DescribeOrders = () =>
  described('listOrders', 'Orders', 'Your orders, newest first', {
    description: 'As the buyer has them now: what you have acknowledged and shipped, what is received and billed.',
    decorators: [
      ApiQuery({ name: 'state', required: false, schema: { enum: ['open', 'all'], default: 'open' } }),
      ApiQuery({
        name: 'after',
        required: false,
        schema: { type: 'string' },
        description: 'The `next` of the page before',
      }),
      ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } }),
      answers(200, 'A page of them; it may be short and still have a `next`', supplierOrderPage),
      fails('erp-away'),
    ],
  });

export const DescribeOrder = () =>
  described('getOrder', 'Orders', 'One order of yours', {
    decorators: [
      ApiParam({ name: 'number', schema: { type: 'string' }, description: 'The number of the order' }),
      answers(200, 'The order', supplierOrder),
      fails('not-found', 'erp-away'),
    ],
  });

export const DescribeMe = () =>
  described('getCaller', 'Start', 'Who you are here', {
    description: 'For a first call: shows that your key works, what it may do, and until when.',
    decorators: [answers(200, 'Who you are', callerShape)],
  });

interface Description {
  readonly description?: string;
  readonly decorators: readonly (MethodDecorator & ClassDecorator)[] | readonly MethodDecorator[];
}

function described(operationId: string, tag: string, summary: string, { description, decorators }: Description) {
  return applyDecorators(
    ApiTags(tag),
    ApiOperation({ operationId, summary, ...(description === undefined ? {} : { description }) }),
    ...decorators,
    fails(...always),
  );
}

function answers(status: number, description: string, shape: z.ZodType, other?: unknown): MethodDecorator {
  const name = nameOf(shape);
  const example = other ?? answerExamples[name];
  const content = { 'application/json': { schema: { $ref: refTo(name) }, example } };
  return ApiResponse({ status, description, content });
}

/** Problems by their status; several of one status share an answer. */
function fails(...codes: ProblemCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const responses = [...byStatus].map(([status, some]) =>
    ApiResponse({
      status,
      description: some.map((code) => problems[code].title).join('; '),
      content: {
        'application/problem+json': {
          schema: { $ref: refTo(nameOf(problemShape)) },
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

function header(name: string, description: string): MethodDecorator {
  return ApiHeader({ name, description, required: false, schema: { type: 'string' } });
}

function idParameter(description: string): MethodDecorator {
  return ApiParam({ name: 'id', description, schema: { type: 'string', format: 'uuid' } });
}

function pageParameters(maximum: number): MethodDecorator[] {
  return [
    ApiQuery({
      name: 'after',
      required: false,
      schema: { type: 'string', format: 'uuid' },
      description: 'The `next` of the page before',
    }),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum, default: 50 } }),
  ];
}
