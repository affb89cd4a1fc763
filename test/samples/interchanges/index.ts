/**
 * Interchanges for tests, small and whole, damaged and generated, and what reads them in one go. A *sample* is a good
 * interchange with one thing about it changed; *seed files* are what fuzzing begins with.
 */
export { bytesOf, acknowledgement855, x12, type Sample } from './sample.js';
export { edifact, orderResponse, type EdifactSample } from './edifact-sample.js';
export { generatedSet } from './generate.js';
export { flat, outline, readAll, type Read } from './read-all.js';
export { checkInvariants, type Random } from './invariants.js';
export { mutated, random } from './mutate.js';
export { seedFiles } from './seed-files.js';
