import type { ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { useMay } from '../api/may';

/** Shows something only to who may ask for it. */
export function Only({ may, children }: { readonly may: Shapes['Operation']; readonly children: ReactNode }) {
  return useMay(may) ? children : null;
}
