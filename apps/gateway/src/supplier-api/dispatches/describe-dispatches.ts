import { ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { described, answers, fails, idParameter } from '../docs/describe.js';
import { pageParameters } from '../docs/page.js';
import { supplierDispatch, supplierDispatchPage } from './dispatch-shapes.js';

// What the page at /docs says of these routes.

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
