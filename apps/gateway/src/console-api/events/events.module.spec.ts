import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { JournalMark } from './changes-since.js';
import { EventsModule } from './events.module.js';

const mark = (id: string, kind: string): JournalMark => ({ id, kind, row: 'r', to: 'delivered', partner: 'acme' });

it('begins at the end of the journal, and tells that something changed behind it, not what', async () => {
  const asked: (string | null)[] = [];
  const changesSince = (last: string | null) => {
    asked.push(last);
    if (last === null) return Promise.resolve([mark('7', 'none')]);
    return Promise.resolve(last === '7' ? [mark('8', 'inbound')] : []);
  };
  const feature = EventsModule.register({ changesSince, log: { debug: () => undefined } });
  const app = await featureApp(feature);
  const answer = await app.inject({ url: '/api/events', payloadAsStream: true });
  const stream = answer.stream();
  let heard = '';
  for await (const piece of stream as AsyncIterable<Buffer>) {
    heard += piece.toString();
    if (heard.includes('delivered')) break;
  }
  expect(heard).toContain('data: {"kind":"inbound","row":"r","to":"delivered","partner":"acme"}');
  expect(heard).not.toContain('none');
  expect(asked.slice(0, 2)).toEqual([null, '7']);
});
