/**
 * What a partner would send of an order, in its own format and by its own mappings. A *scenario* is what a supplier does with an
 * order (accepts it, ships less, bills twice), as a list of *acts*, each of which sends one file. A *sending* is what an envelope
 * says that no document does: number, time, usage.
 */
export { simulate, type SimulatedFile, type SimulationOptions } from './simulate.js';
export { supplierFile } from './supplier-file.js';
export type { Sending, SupplierFile } from './sending.js';
export { isScenario, scenarioNames, scenarios, type ScenarioName } from './scenarios.js';
