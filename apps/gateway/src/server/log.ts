/** Under which a module is given the log. */
export const LOG = Symbol('log');
