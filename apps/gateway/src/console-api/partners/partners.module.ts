import { Module, type DynamicModule } from '@nestjs/common';
import { PARTNER_READS, type PartnerReads } from './partner-reads.js';
import { PartnersController } from './partners.controller.js';

/** Partners as their live releases describe them. */
@Module({})
export class PartnersModule {
  static register(reads: PartnerReads): DynamicModule {
    return {
      module: PartnersModule,
      controllers: [PartnersController],
      providers: [{ provide: PARTNER_READS, useValue: reads }],
    };
  }
}
