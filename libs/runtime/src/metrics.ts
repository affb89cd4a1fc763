import type { FileRow } from '@quayside/exchange';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures for Prometheus, one registry a process: what this process did, to be added up over all of them. */
export interface Metrics {
  readonly registry: Registry;
  readonly steps: Counter<'step' | 'outcome'>;
  readonly stepSeconds: Histogram<'step'>;
  readonly filesReceived: Counter<'channel'>;
  readonly logins: Counter<'outcome'>;
  readonly signIns: Counter<'outcome'>;
  /** Until when the certificate is valid that is served now. */
  certificateEnds(at: Date): void;
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
    signIns: new Counter({
      name: 'quayside_console_sign_ins_total',
      help: 'Sign-ins at the console: in, wrong, later (too many wrong ones from there), busy, refused and away (by an identity provider)',
      labelNames: ['outcome'],
      registers,
    }),
    certificateEnds: certificateGauge(registry),
  };
}

/** The figure is there only where TLS is served. */
function certificateGauge(registry: Registry): (at: Date) => void {
  let ends: Date | undefined;
  return (at) => {
    if (ends === undefined) {
      new Gauge({
        name: 'quayside_certificate_expires_seconds',
        help: 'Seconds until the TLS certificate that is served now ends; negative when it has',
        registers: [registry],
        collect() {
          this.set(Math.round(((ends ?? at).getTime() - Date.now()) / 1000));
        },
      });
    }
    ends = at;
  };
}

/** Counts a file that was received: by how it came, or as what came out of a wrapper. */
export function countFile({ filesReceived }: Metrics, { channel, parent }: FileRow): void {
  filesReceived.inc({ channel: parent === null ? channel : 'wrapper' });
}
