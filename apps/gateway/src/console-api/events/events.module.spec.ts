import type { Hear } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { EventsModule } from './events.module.js';

const change = { id: '8', kind: 'inbound', row: 'r', to: 'delivered', partner: 'acme' };

function feed() {
  const hearers = new Set<Hear>();
  const listen = (hear: Hear) => {
    hearers.add(hear);
    return () => void hearers.delete(hear);
  };
  const open = { now: true };
  return { hearers, listen, open, isOpen: () => Promise.resolve(open.now) };
}

it('tells open pages that something changed, not what, and that changes may have been missed', async () => {
  const changes = feed();
  const app = await featureApp(EventsModule.register(changes));
  const answer = await app.inject({ url: '/api/events', payloadAsStream: true });
  const heard: string[] = [];
  for await (const piece of answer.stream() as AsyncIterable<Buffer>) {
    heard.push(piece.toString());
    const text = heard.join('');
    if (text.includes('anything')) break;
    if (text.includes('delivered')) changes.hearers.forEach((hear) => hear(undefined));
    else changes.hearers.forEach((hear) => hear(change));
  }
  expect(heard.join('')).toContain('data: {"kind":"inbound","row":"r","to":"delivered","partner":"acme"}');
  expect(heard.join('')).toContain('data: {"kind":"anything","row":"","to":null,"partner":null}');
});

it('ends with its session, and asks whether that is over when something happens to the account', async () => {
  const changes = feed();
  const app = await featureApp(EventsModule.register(changes));
  const answer = await app.inject({ url: '/api/events', payloadAsStream: true });
  const password = { id: '9', kind: 'account', row: 'console:ines', to: 'password', partner: null };
  const heard: string[] = [];
  for await (const piece of answer.stream() as AsyncIterable<Buffer>) {
    heard.push(piece.toString());
    changes.open.now = heard.join('').includes('somebody-else') ? false : changes.open.now;
    const row = changes.open.now ? 'console:somebody-else' : 'console:ines';
    changes.hearers.forEach((hear) => hear({ ...password, row }));
  }
  expect(heard.join('')).toContain('console:somebody-else');
  expect(changes.hearers.size).toBe(0);
});
