/**
 * Bytes to interchanges and back. A *file* is cut into *pieces* that tile it; a piece of a syntax is an *interchange*, which holds
 * *groups* and *sets*, each set as a tree of *loops* and *segments*. A *finding* is what is wrong, with its place; a *verdict* is
 * what findings make of a set; an *acknowledgement* tells the sender. A *dictionary* says what a set may hold.
 */
export type { Segment, Loop, Span } from './segment.js';
export { outside, SetIndex, treeOf } from './structure/set-index.js';
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
export { noInterchange } from './no-interchange.js';
export { readHead } from './head.js';
export { createInterchangeReader, type InterchangeReader } from './reader/create-interchange-reader.js';
export {
  createSegmentReader,
  type SegmentReader,
  type SegmentCursor,
  type SegmentsEnd,
} from './reader/create-segment-reader.js';
export {
  createSegmentWalk,
  type PassingSegment,
  type SegmentWalk,
  type WalkEnd,
} from './reader/create-segment-walk.js';
export type { ElementValue } from './lexer/element-values.js';
export type { ReaderOptions, ReaderLimits } from './envelope/options.js';
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
export { releaseDistance } from './dictionaries/release-distance.js';
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
export type { EdiFinding, FindingTrigger } from './findings/edi-finding.js';
export { functionalIdOf } from './x12/functional-ids.js';
export { writeX12 } from './write/write-x12.js';
export {
  defaultFraming,
  type X12Framing,
  type X12InterchangeTree,
  type X12HeadTree,
  type X12GroupTree,
  type X12SetTree,
  type X12Party,
} from './write/x12-tree.js';
export type { WrittenElement, WrittenSegment } from './write/written-segment.js';
export { writeEdifact } from './write/write-edifact.js';
export { carries } from './write/edifact-data.js';
export {
  defaultEdifactFraming,
  type EdifactFraming,
  type EdifactInterchangeTree,
  type EdifactHeadTree,
  type EdifactGroupTree,
  type EdifactMessageTree,
  type EdifactParty,
} from './write/edifact-tree.js';
export { readCsv, type CsvEvent } from './csv/read-csv.js';
export type { SheetFault, SheetFinding } from './csv/sheet-fault.js';
export type { CsvCell, CsvRecord } from './csv/csv-record.js';
export { defaultCsv, type CsvSettings } from './csv/csv-settings.js';
export { isFormula } from './csv/formulas.js';
export { csvCell, writeCsv } from './csv/write-csv.js';
export { csvCarries, csvEncoding, encodedCsv, wholeCsv } from './csv/csv-encoding.js';
export { readXml, type XmlReading } from './xml/read-xml.js';
export { decodeXml } from './xml/xml-encoding.js';
export { sourceText, type SourceText } from './source-text.js';
export type { XmlAttribute, XmlElement } from './xml/xml-element.js';
export { decodeReferences } from './xml/references.js';
export { defaultXmlLimits, type XmlLimits } from './xml/xml-limits.js';
export { writeXml, type XmlFrame, type XmlOut } from './xml/write-xml.js';
export { readJson, type JsonReading } from './json/read-json.js';
export type { JsonArray, JsonMember, JsonNode, JsonObject, JsonScalar } from './json/json-node.js';
export { defaultJsonLimits, type JsonLimits } from './json/json-limits.js';
export { type JsonOut, writeJson } from './json/write-json.js';
export { type CxmlCredential, type CxmlHead, cxmlPayloadId, readCxmlHead } from './cxml/cxml-head.js';
export { secretElement, sharedSecretsIn, withoutSecrets } from './cxml/shared-secret.js';
export { type CxmlEnvelope, writeCxml } from './cxml/write-cxml.js';
export { cxmlDoctype, type CxmlResponse, readCxmlResponse, writeCxmlResponse } from './cxml/cxml-response.js';
export { vocabularyNames, xmlVocabulary } from './dictionaries/xml-vocabularies.js';
export type { ChildDefinition, XmlVocabulary } from './dictionaries/vocabulary.js';
export { usedEncoding } from './lexer/used-encoding.js';
export { encodeText } from './write/encode.js';
export { characterSetOf, type CharacterSet } from './edifact/character-set.js';
export type { TextEncoding } from './lexer/delimiters.js';
export { isAcknowledgement } from './acknowledge/is-acknowledgement.js';
export { acknowledge, acknowledgementsDue } from './acknowledge/acknowledge.js';
export { writeTa1, type InterchangeAnswer } from './acknowledge/ta1.js';
export {
  defaultAcknowledgement,
  type Acknowledgement,
  type AcknowledgementPolicy,
  type OutgoingEnvelope,
} from './acknowledge/policy.js';
export { readAcknowledgement } from './acknowledge/read-acknowledgement.js';
export type {
  AcknowledgementReading,
  AcknowledgedSet,
  AcknowledgedSegment,
  AcknowledgedElement,
  AcknowledgedContext,
} from './acknowledge/acknowledgement-reading.js';
