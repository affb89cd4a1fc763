import { problemShape } from '../../server/problem-shape.js';
import { supplierShapes } from './supplier-shapes.js';

supplierShapes.add(problemShape, { id: 'Problem', description: 'An error, as RFC 9457 has it' });

/** An error under the name that it has in the suppliers' interface. */
export const supplierProblem = problemShape;
