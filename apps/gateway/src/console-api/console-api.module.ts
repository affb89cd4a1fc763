import { Module, type DynamicModule } from '@nestjs/common';
import { ArrivalsModule, type ArrivalPorts } from './arrivals/arrivals.module.js';
import { ChannelsModule, type ChannelsPorts } from './channels/channels.module.js';
import type { AuditReads } from './audit/audit-reads.js';
import { AuditModule } from './audit/audit.module.js';
import type { Choose } from './choices/choosing.js';
import { DispatchesModule } from './dispatches/dispatches.module.js';
import { DocumentsModule, type DocumentPorts } from './documents/documents.module.js';
import type { ChangeFeed } from './events/change-feed.js';
import { EventsModule } from './events/events.module.js';
import { ExceptionsModule, type ExceptionPorts } from './exceptions/exceptions.module.js';
import { FilesModule, type FilePorts } from './files/files.module.js';
import { HomeModule, type HomePorts } from './home/home.module.js';
import { MeModule } from './me/me.module.js';
import type { MyDesk } from './me/my-desk.js';
import type { OrderReads } from './orders/order-reads.js';
import { OrdersModule } from './orders/orders.module.js';
import { OutboundModule, type OutboundPorts } from './outbound/outbound.module.js';
import type { PauseDesk } from './pause/pause-desk.js';
import { PauseModule } from './pause/pause.module.js';
import type { PartnerReads } from './partners/partner-reads.js';
import { PartnersModule } from './partners/partners.module.js';
import type { ScorecardReads } from './scorecard/scorecard-reads.js';
import { PeopleModule, type PeopleModulePorts } from './people/people.module.js';
import { ScorecardModule } from './scorecard/scorecard.module.js';
import { SessionModule, type SessionPorts } from './session/session.module.js';
import type { InstallationRead } from './settings/installation.js';
import type { WorkDesk } from './work/work-desk.js';
import { WorkModule } from './work/work.module.js';
import { SettingsModule } from './settings/settings.module.js';

/** What each feature of the console's interface is given. */
export interface ConsoleApiPorts {
  readonly session: SessionPorts;
  readonly me: MyDesk;
  readonly people: PeopleModulePorts;
  readonly home: HomePorts;
  readonly documents: DocumentPorts;
  readonly files: FilePorts;
  readonly arrivals: ArrivalPorts;
  readonly dispatches: Choose;
  readonly outbound: OutboundPorts;
  readonly exceptions: ExceptionPorts;
  readonly work: WorkDesk;
  readonly orders: OrderReads;
  readonly partners: PartnerReads;
  readonly scorecards: ScorecardReads;
  readonly channels: ChannelsPorts;
  readonly settings: InstallationRead;
  readonly pause: PauseDesk;
  readonly audit: AuditReads;
  readonly events: ChangeFeed;
}

/** The interface of the console, below /api: it serves the console of the same release and may change with it. */
@Module({})
export class ConsoleApiModule {
  static register(ports: ConsoleApiPorts): DynamicModule {
    return {
      module: ConsoleApiModule,
      imports: [
        SessionModule.register(ports.session),
        MeModule.register(ports.me),
        PeopleModule.register(ports.people),
        HomeModule.register(ports.home),
        DocumentsModule.register(ports.documents),
        FilesModule.register(ports.files),
        ArrivalsModule.register(ports.arrivals),
        DispatchesModule.register(ports.dispatches),
        OutboundModule.register(ports.outbound),
        ExceptionsModule.register(ports.exceptions),
        WorkModule.register(ports.work),
        OrdersModule.register(ports.orders),
        PartnersModule.register(ports.partners),
        ScorecardModule.register(ports.scorecards),
        ChannelsModule.register(ports.channels),
        SettingsModule.register(ports.settings),
        PauseModule.register(ports.pause),
        AuditModule.register(ports.audit),
        EventsModule.register(ports.events),
      ],
    };
  }
}
