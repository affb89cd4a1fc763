export type { Segment, Loop, Span } from './segment.js';
export type {
  PartyId,
  InterchangeHead,
  GroupHead,
  GroupReading,
  SetVerdict,
  SetSummary,
  SetReading,
  InterchangeNote,
  InterchangeReading,
  Piece,
} from './reading.js';
export { createSplitter, type Splitter } from './splitter.js';
export { readHead } from './head.js';
export { createInterchangeReader, type InterchangeReader } from './reader/create-interchange-reader.js';
export type { ReaderOptions, ReaderLimits } from './reader/options.js';
export {
  defaultValidation,
  validationChecks,
  validationPolicy,
  type ValidationCheck,
  type ValidationPolicy,
  type Strictness,
} from './validation/policy.js';
export { interchangeVerdict, settledVerdict } from './verdict.js';
export { dictionaryFor, type DictionaryMatch } from './dictionaries/dictionary-for.js';
export type {
  ElementType,
  ElementDefinition,
  CompositeDefinition,
  Relation,
  SegmentDefinition,
  PlaceDefinition,
  LoopDefinition,
  SetDefinition,
} from './dictionaries/definition.js';
export { findingCatalog, answerCodes, type AnswerCodes, type FindingCode } from './findings/catalog.js';
export type { EdiFinding } from './findings/edi-finding.js';
