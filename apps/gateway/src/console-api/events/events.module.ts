import { Module, type DynamicModule } from '@nestjs/common';
import { CHANGE_FEED, type ChangeFeed } from './change-feed.js';
import { EventsController } from './events.controller.js';

/** Tells open pages that something changed. */
@Module({})
export class EventsModule {
  static register(feed: ChangeFeed): DynamicModule {
    return {
      module: EventsModule,
      controllers: [EventsController],
      providers: [{ provide: CHANGE_FEED, useValue: feed }],
    };
  }
}
