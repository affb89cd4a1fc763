import type { ErpRecord } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';

/** What buyers find at their order of what became of it on its way to the supplier. */
export interface OrderNotes {
  /**
   * A note at the order, in plain text: once for a key, however often it is asked for. Answers the note. Throws Unavailable (try
   * again) or Refused where the order is gone.
   */
  noteOnOrder(
    vendor: ErpAddress['vendor'],
    number: string,
    note: { readonly key: string; readonly text: string },
  ): Promise<ErpRecord>;
}
