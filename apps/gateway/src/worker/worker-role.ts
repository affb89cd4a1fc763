import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { startWorker, type WorkerPace, type WorkerPorts } from './worker.js';

export interface WorkerOptions {
  readonly ports: WorkerPorts;
  readonly pace: WorkerPace;
}

export const WORKER_OPTIONS = Symbol('worker');

/** Works from the start of the application to its end; steps under way are finished. */
@Injectable()
export class WorkerRole implements OnApplicationBootstrap, OnApplicationShutdown {
  #stop: (() => Promise<void>) | undefined;

  constructor(@Inject(WORKER_OPTIONS) private readonly options: WorkerOptions) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#stop = await startWorker(this.options.ports, this.options.pace);
  }

  async onApplicationShutdown(): Promise<void> {
    // Nest passes over what this throws, and the log of the framework is off.
    await this.#stop?.().catch((error: unknown) => this.options.ports.log.error({ event: 'worker.stop', err: error }));
  }
}
