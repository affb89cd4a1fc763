import { isLoopback } from '@quayside/runtime';
import { isSameToken } from '../same-token.js';
import type { MetricsFor } from './health.js';

/** Who asks for figures. */
interface Asker {
  readonly authorization: string | undefined;
  readonly address: string;
}

/** The status and the words of a refusal. */
export interface MetricsRefused {
  readonly status: 401 | 403 | 404;
  readonly message: string;
}

/** Why somebody gets no figures; nothing where it does. */
export function metricsRefused({ token, elsewhere }: MetricsFor, asker: Asker): MetricsRefused | undefined {
  if (elsewhere) return { status: 404, message: 'Figures are served at QUAYSIDE_METRICS_LISTEN.' };
  if (token === undefined) {
    return isLoopback(asker.address)
      ? undefined
      : { status: 403, message: 'Figures are for this machine: see QUAYSIDE_METRICS_TOKEN.' };
  }
  const shown = /^bearer +(\S+)$/i.exec(asker.authorization ?? '')?.[1] ?? '';
  return isSameToken(shown, token)
    ? undefined
    : { status: 401, message: 'Show the token of QUAYSIDE_METRICS_TOKEN as "Authorization: Bearer ...".' };
}
