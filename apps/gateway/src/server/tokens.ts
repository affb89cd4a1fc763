/** Names under which Nest's controllers get what runtime assembled. */
export const RUNTIME = Symbol('runtime');
export const GATEWAY_STATE = Symbol('gateway state');
export const TOKEN_VERIFIER = Symbol('token verifier');
