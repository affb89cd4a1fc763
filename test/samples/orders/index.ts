/** Orders as they are sent, and suppliers that take them. */
export { workedOrder } from './worked-order.js';
export { orderPartner } from './order-partner.js';
export { edifactTokens, tokenAt, type Tokens, x12Tokens, xmlAt } from './tokens.js';
