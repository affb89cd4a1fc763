import { described, answers } from '../docs/describe.js';
import { callerShape } from './caller-shape.js';

/** What the page at /docs says of it. */
export const DescribeMe = () =>
  described('getCaller', 'Start', 'Who you are here', {
    description: 'For a first call: shows that your key works, what it may do, and until when.',
    decorators: [answers(200, 'Who you are', callerShape)],
  });
