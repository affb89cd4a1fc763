/**
 * What a partner would send of an order, in its own format and by its own mappings. A *scenario* is what a supplier does with an
 * order (accepts it, ships less, bills twice), as a list of *acts*, each of which sends one file.
 */
export { simulate, type SimulatedFile, type SimulationOptions } from './simulate.js';
export { isScenario, scenarioNames, scenarios, type ScenarioName } from './scenarios.js';
