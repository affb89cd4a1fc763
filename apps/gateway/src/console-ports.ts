import {
  askForOrder,
  approveHostKey,
  chooseForArrival,
  chooseForDispatch,
  chooseForDocument,
  chooseForException,
  chooseForFile,
  chooseForOutbound,
  FewAtATime,
  liveChannels,
  pauseChannel,
  obstacleTo,
  pauseGateway,
  pausePartner,
  previewDocument,
  previewRefusal,
  resumeChannel,
  resumeGateway,
  resumePartner,
  sendAnew,
  sendSameAgain,
  testChannel,
  unlockLogin,
  type ChannelPorts,
  type Ports,
} from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { auditLogIn, subjectOf, systems, waitsBehindPause, type Database } from '@quayside/store';
import { arrivalReads } from './console-api/arrivals/arrival-reads.js';
import { accessLog, type AccessLog, type AccessParts } from './console-api/session/access-log.js';
import { auditReads } from './console-api/audit/audit-reads.js';
import type { ChannelDesk } from './console-api/channels/channel-desk.js';
import { channelReads } from './console-api/channels/channel-reads.js';
import type { ConsoleApiPorts } from './console-api/console-api.module.js';
import type { DocumentPorts } from './console-api/documents/documents.module.js';
import { documentReads } from './console-api/documents/document-reads.js';
import { remarksIn } from './console-api/exceptions/remarks.js';
import { fileReads } from './console-api/files/file-reads.js';
import { overviewOf, type OverviewRead } from './console-api/home/overview.js';
import { orderReads } from './console-api/orders/order-reads.js';
import { scorecardReads } from './console-api/scorecard/scorecard-reads.js';
import type { OutboundDesk } from './console-api/outbound/outbound-desk.js';
import type { OutboundPorts } from './console-api/outbound/outbound.module.js';
import type { PauseDesk } from './console-api/pause/pause-desk.js';
import { partnerReads } from './console-api/partners/partner-reads.js';
import { myDesk } from './console-api/me/my-desk.js';
import { peopleDesk } from './console-api/people/people-desk.js';
import { welcomingBy } from './console-api/people/welcoming.js';
import type { Subjects } from './console-api/session/rights.guard.js';
import { vouchingBy } from './console-api/session/provider/vouching.js';
import { sessionsIn, type Sessions } from './console-api/session/sessions.js';
import { workDesk } from './console-api/work/work-desk.js';
import type { GatewayState } from './gateway-state.js';

/** Passwords of the console at once, and waiting. */
const signInsAtOnce = { working: 2, waiting: 32, waitingEach: 8 };

/** What each feature of the console's interface is given of the runtime. */
export function consolePorts(runtime: Runtime, state: GatewayState): ConsoleApiPorts {
  const { config, ports, database, changes, releases, requests } = runtime;
  const { partners } = ports;
  const { timeZone } = config;
  const few = new FewAtATime(signInsAtOnce);
  const sessions = sessionsOf(runtime, few);
  const work = workDesk({ ports, database, people: runtime.people.people });
  const { log, subjects, access } = accessOf(runtime);
  return {
    session: { ...signingIn(runtime, sessions), subjects, access },
    me: myDesk(runtime.people, few, config.oidc?.name),
    people: { desk: peopleDesk(runtime.people, partners), welcoming: welcomingBy(runtime.people, few) },
    home: { overview: overviewIn(runtime), work },
    documents: documentPorts(runtime, access),
    files: { reads: fileReads(ports, database), choose: (id, choosing) => chooseForFile(ports, id, choosing), access },
    arrivals: {
      ...{ reads: arrivalReads(ports, database), access },
      choose: (id, choosing) => chooseForArrival(ports, id, choosing),
    },
    dispatches: (id, choosing) => chooseForDispatch(ports, id, choosing),
    outbound: outboundOf(ports),
    exceptions: {
      remarks: remarksIn(database, ports.clock),
      choose: (id, choosing) => chooseForException(ports, id, choosing),
    },
    work,
    orders: orderReads(ports, database, timeZone),
    partners: partnerReads(partners, releases),
    scorecards: scorecardReads(ports, database, timeZone),
    channels: { reads: channelReads(ports, database, requests), desk: channelDesk(ports) },
    settings: () => settingsOf(runtime, state),
    pause: pauseDesk(ports, database),
    audit: auditReads({ ports, log, timeZone }),
    events: {
      listen: (hear) => changes.listen(hear),
      isOpen: (token) => sessions.isOpen(token),
    },
  };
}

function overviewIn({ config: { timeZone }, ports, database, releases, connections }: Runtime): OverviewRead {
  const { partners, store, clock } = ports;
  return overviewOf({ partners, database, releases, connections, timeZone, store, clock });
}

function documentPorts({ config: { timeZone }, ports, database, releases }: Runtime, access: AccessLog): DocumentPorts {
  return {
    reads: documentReads({ ports, database, releases, timeZone }),
    preview: (id, settlement) => previewDocument(ports, id, settlement),
    refusal: (id, reason) => previewRefusal(ports, id, reason),
    choose: (id, choosing) => chooseForDocument(ports, id, choosing),
    access,
  };
}

function accessOf(runtime: Runtime) {
  const log = auditLogIn(runtime.database);
  const subjects = subjectsOf(runtime);
  const partnerOf: AccessParts['partnerOf'] = async (kind, id) => (await subjects.ofRow(kind, id))?.partner;
  return { log, subjects, access: accessLog({ log, partnerOf, now: () => runtime.ports.clock.now() }) };
}

async function settingsOf({ connections, database }: Runtime, { version, sftp }: GatewayState) {
  return { version, sftp, connections, systems: await systems(database) };
}

function sessionsOf(runtime: Runtime, few: FewAtATime): Sessions {
  const { ports, people, consoleSessions: sessions, folded, metrics } = runtime;
  const { store, clock, partners } = ports;
  return sessionsIn({
    people,
    sessions,
    partners,
    store,
    clock,
    few,
    journal: folded.journal,
    signIns: metrics.signIns,
  });
}

function signingIn({ config, provider, people, ports: { store }, metrics: { signIns } }: Runtime, sessions: Sessions) {
  const vouching = provider && vouchingBy({ provider, people, sessions, store, signIns });
  return { sessions, vouching, alwaysTls: config.secureCookies };
}

function subjectsOf({ database, ports: { partners } }: Runtime): Subjects {
  return {
    ofRow: (kind, id) => subjectOf(database, kind, id),
    ofChannel: async (account) => (await liveChannels(partners)).find((each) => each.account === account)?.partner,
  };
}

function pauseDesk(ports: Ports, database: Database): PauseDesk {
  return {
    async now() {
      const pause = await ports.store.gatewayPause();
      if (!pause) return undefined;
      const obstacle = obstacleTo(pause, await ports.store.lastStatement(), 'none');
      return { ...pause, ...(await waitsBehindPause(database)), obstacle };
    },
    async pause(by, reason) {
      await pauseGateway(ports, by, reason);
    },
    async resume(by, how) {
      await resumeGateway(ports, by, how);
    },
  };
}

function outboundOf(ports: Ports): OutboundPorts {
  return { choose: (id, choosing) => chooseForOutbound(ports, id, choosing), desk: outboundDesk(ports) };
}

function outboundDesk(ports: Ports): OutboundDesk {
  return {
    sendSameAgain: (id, asked) => sendSameAgain(ports, id, asked),
    sendAnew: (id, asked) => sendAnew(ports, id, asked),
    askForOrder: (wanted, asked) => askForOrder(ports, wanted, asked),
    pauseOf: (partner) => ports.store.partnerPause(partner),
    async pause(partner, { by, reason }) {
      await pausePartner(ports, partner, by, reason);
    },
    async resume(partner, { by, reason }) {
      await resumePartner(ports, partner, by, reason);
    },
  };
}

function channelDesk(ports: ChannelPorts): ChannelDesk {
  return {
    test: (account) => testChannel(ports, account),
    pause: (account, by) => pauseChannel(ports, account, by),
    resume: (account, by) => resumeChannel(ports, account, by),
    unlock: (account, by) => unlockLogin(ports, account, by),
    approveHostKey: (account, fingerprint, by) => approveHostKey(ports, account, fingerprint, by),
  };
}
