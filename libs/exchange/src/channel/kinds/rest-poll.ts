import { aboutGoing } from '../about-going.js';
import type { KindOf, SettingsOf } from '../kind.js';

/** We call the partner's REST API. */
export const restPoll = {
  // An API lists whole documents only, and nothing else.
  comesIn: { by: 'us', candidates: (listing) => listing, markers: () => new Map(), isComplete: () => true },
  goesOut: { by: 'us', waiting: "waits to be sent to the partner's API", sent: "taken by the partner's API" },
  peerKeys: () => undefined,
  about: (settings, zone) =>
    aboutGoing(settings, zone, {
      place: new URL(settings.url).host,
      from: settings.fetch && [settings.fetch.path],
      to: settings.send && [settings.send.path, ...Object.values(settings.send.byDocument)],
    }),
} as const satisfies KindOf<SettingsOf<'rest-poll'>>;
