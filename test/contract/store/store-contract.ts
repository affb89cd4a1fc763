import { channelContract } from './channel-contract.js';
import { dispatchContract } from './dispatch-contract.js';
import { documentContract } from './document-contract.js';
import { effectContract } from './effect-contract.js';
import { exceptionContract } from './exception-contract.js';
import { fileContract } from './file-contract.js';
import { levelContract } from './level-contract.js';
import { loginContract } from './login-contract.js';
import { numberContract } from './number-contract.js';
import { outboundContract } from './outbound-contract.js';
import { pauseContract } from './pause-contract.js';
import { payloadContract } from './payload-contract.js';
import { receiptContract } from './receipt-contract.js';
import { remoteFileContract } from './remote-file-contract.js';
import type { Given } from './store-under-test.js';
import { transactionContract } from './transaction-contract.js';
import { watchContract } from './watch-contract.js';
import { workContract } from './work-contract.js';

/** What the Store port promises, of every store alike. Tests share one store: each has names that no other one has. */
export function storeContract(given: Given): void {
  transactionContract(given);
  fileContract(given);
  documentContract(given);
  effectContract(given);
  exceptionContract(given);
  dispatchContract(given);
  outboundContract(given);
  watchContract(given);
  receiptContract(given);
  levelContract(given);
  channelContract(given);
  remoteFileContract(given);
  numberContract(given);
  payloadContract(given);
  loginContract(given);
  workContract(given);
  // The last one: after it all control numbers have jumped.
  pauseContract(given);
}
