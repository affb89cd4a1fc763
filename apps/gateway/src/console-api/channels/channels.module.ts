import { Module, type DynamicModule } from '@nestjs/common';
import { CHANNEL_DESK, type ChannelDesk } from './channel-desk.js';
import { CHANNEL_READS, type ChannelReads } from './channel-reads.js';
import { ChannelsController } from './channels.controller.js';

export interface ChannelsPorts {
  readonly reads: ChannelReads;
  readonly desk: ChannelDesk;
}

/** Channels, and what people do with them. */
@Module({})
export class ChannelsModule {
  static register({ reads, desk }: ChannelsPorts): DynamicModule {
    return {
      module: ChannelsModule,
      controllers: [ChannelsController],
      providers: [
        { provide: CHANNEL_READS, useValue: reads },
        { provide: CHANNEL_DESK, useValue: desk },
      ],
    };
  }
}
