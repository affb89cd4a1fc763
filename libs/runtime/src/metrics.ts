import type { FileRow } from '@quayside/exchange';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures for Prometheus, one registry a process: what this process did, to be added up over all of them. */
export interface Metrics {
  readonly registry: Registry;
  readonly steps: Counter<'step' | 'outcome'>;
  readonly stepSeconds: Histogram<'step'>;
  readonly filesReceived: Counter<'channel'>;
  readonly logins: Counter<'outcome'>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    steps: new Counter({
      name: 'quayside_steps_total',
      help: 'Steps run, by outcome',
      labelNames: ['step', 'outcome'],
      registers,
    }),
    stepSeconds: new Histogram({
      name: 'quayside_step_seconds',
      help: 'How long steps take',
      labelNames: ['step'],
      registers,
    }),
    filesReceived: new Counter({
      name: 'quayside_files_received_total',
      help: 'Files received, by kind of channel; wrapper for what came out of another file',
      labelNames: ['channel'],
      registers,
    }),
    logins: new Counter({
      name: 'quayside_sftp_logins_total',
      help: 'SFTP logins',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

/** Counts a file that was received: by how it came, or as what came out of a wrapper. */
export function countFile({ filesReceived }: Metrics, { channel, parent }: FileRow): void {
  filesReceived.inc({ channel: parent === null ? channel : 'wrapper' });
}
