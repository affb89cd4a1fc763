/**
 * The mapping language. A *mapping* is YAML that says where each field of a document is in a set; an *overlay* changes single
 * rules of it for one partner, and *tables* translate codes. Compiled for one release, a mapping is a *program* that reads a
 * set to a document, and writes the same document as a set. A *translation* is what reading gives: the document, the
 * *provenance* of each of its fields, and the *leftovers*, which no field takes and no rule ignores. Fields that an
 * expression gives are open until they are *settled*.
 */
export { compileMapping, type CompiledMapping, type MappingOptions } from './compile-mapping.js';
export { mappingJsonSchema } from './compile/mapping-schema.js';
export { describeMapping, type DescribedField, type DescribedMapping } from './compile/described-mapping.js';
export { tablesBeside } from './compile/tables-beside.js';
export type { TranslatedDocument, Translation } from './read/translation.js';
export type { FieldFacts } from './read/field-facts.js';
export { settleTranslation } from './read/settle.js';
export type { WrittenSet } from './write/written-set.js';
export type { CsvAgreement } from './csv/csv-agreement.js';
export { namesColumn } from './csv/csv-columns.js';
export { readCsvDocuments, type CsvMapping } from './csv/read-csv-documents.js';
export { csvFile } from './csv/write-csv-document.js';
export type { ElementFile, ElementMapping } from './elements/element-file.js';
export { readElementFile } from './elements/read-element-file.js';
export { readJsonFile } from './elements/read-json-file.js';
export { readXmlFile } from './elements/read-xml-file.js';
export type { SourceFile } from './yaml/source-file.js';
export { readYaml, type YamlPath, type YamlSource } from './yaml/yaml-source.js';
export { schemaFindings } from './yaml/schema-findings.js';
export { didYouMean } from './yaml/nearest.js';
