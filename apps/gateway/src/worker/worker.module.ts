import { Module, type DynamicModule } from '@nestjs/common';
import { WORKER_OPTIONS, WorkerRole, type WorkerOptions } from './worker-role.js';

/** The role `worker`: takes jobs, and keeps looking for what no job told. */
@Module({})
export class WorkerModule {
  static register(options: WorkerOptions): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: WORKER_OPTIONS, useValue: options }, WorkerRole] };
  }
}
