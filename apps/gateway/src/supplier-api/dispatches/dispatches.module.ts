import { Module, type DynamicModule } from '@nestjs/common';
import { DISPATCH_READS, type DispatchReads } from './dispatch-reads.js';
import { DISPATCH_SERVED, DispatchesController, type DispatchServed } from './dispatches.controller.js';

export interface DispatchPorts {
  readonly reads: DispatchReads;
  readonly served: DispatchServed;
}

/** What waits for the partner. */
@Module({})
export class DispatchesModule {
  static register({ reads, served }: DispatchPorts, auth: DynamicModule): DynamicModule {
    return {
      module: DispatchesModule,
      imports: [auth],
      controllers: [DispatchesController],
      providers: [
        { provide: DISPATCH_READS, useValue: reads },
        { provide: DISPATCH_SERVED, useValue: served },
      ],
    };
  }
}
