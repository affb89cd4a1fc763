/**
 * The store in memory. As `libs/store`, it has one file for each aggregate with its table, its reads and its writes; `database/` is
 * what PostgreSQL is for the other one. For specs and `test/` only.
 */
export { storeTwin, type StoreTwin } from './store-twin.js';
