import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures for Prometheus, one registry a process. */
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
      help: 'Files received',
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
