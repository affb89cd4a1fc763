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
  return { hearers, listen };
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
