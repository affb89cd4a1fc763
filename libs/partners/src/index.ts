export { parseProfile } from './profile/parse-profile.js';
export { vanJsonSchema } from './profile/van.js';
export { type PartnerProfile, profileJsonSchema } from './profile/profile.js';
export { nextTime, type Schedule } from './profile/schedule.js';
export type { RestAuth, RestPollSettings } from './profile/rest-poll.js';
export type { SftpPollSettings } from './profile/sftp-poll.js';
export { accountOf, type PartnerChannel } from './profile/channel.js';
export { idOfKey, newApiKey, provesKey, type KeyHash } from './profile/api-key.js';
export { restScopes, type RestScope } from './profile/rest.js';
export {
  agreedDocuments,
  standardSets,
  type AgreedDocument,
  type DocumentAgreement,
} from './profile/document-agreement.js';
export type {
  ErpTarget,
  OutgoingParties,
  Partner,
  PartnerFiles,
  ProfileSources,
  SourceFile,
  TranslatedDocument,
  Translation,
  WrittenSet,
} from './partner.js';
export { type AgreedMapping, mappingsOf } from './agreed-mappings.js';
export { type CompiledMapping, compileMapping, type MappingOptions } from './mapping/compile-mapping.js';
export { type DescribedField, type DescribedMapping, describeMapping } from './mapping/compile/described-mapping.js';
export { readElementFile } from './elements/read-element-file.js';
export { readCsvDocuments } from './csv/read-csv-documents.js';
export { mappingJsonSchema } from './mapping/compile/mapping-schema.js';
export { csvOf, validationOf } from './profile/policies.js';
export { tablesBeside } from './tables-beside.js';
export type { CsvAgreement } from './csv/csv-agreement.js';
export { compilePartner } from './compile-partner.js';
export { identify } from './identify.js';
export { loadPartnerFolder } from './load.js';
export { simulate, type SimulatedFile, type SimulationOptions } from './simulator/simulate.js';
export type { Sending, SupplierFile } from './simulator/sending.js';
export { supplierFile } from './simulator/supplier-file.js';
export { isScenario, scenarioNames, scenarios, type ScenarioName } from './simulator/scenarios.js';
export { settleTranslation } from './mapping/settle.js';
