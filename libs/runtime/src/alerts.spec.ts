import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openMetrics } from './metrics.js';
import { openStandingMetrics } from './standing-metrics.js';

// Rules that name a figure or a runbook that there is not would never fire, or help nobody.

const root = path.resolve(import.meta.dirname, '../../..');
const rules = readFileSync(path.join(root, 'alerts/quayside.rules.yaml'), 'utf8');

it('alerts on figures that there are', () => {
  const metrics = openMetrics();
  metrics.certificateEnds(new Date());
  openStandingMetrics(metrics.registry, {
    clock: { now: () => new Date() },
    standing: () => Promise.reject(new Error('not asked')),
    names: () => Promise.resolve({ systems: [], channels: [] }),
    directory: '.',
  });
  const known = metrics.registry.getMetricsAsArray().map(({ name }) => name);
  const named = new Set([...rules.matchAll(/quayside_\w+/g)].map(([name]) => name));
  expect([...named].filter((name) => !known.includes(name))).toEqual([]);
});

it('names a runbook for each alert, and each is there', () => {
  const operating = readFileSync(path.join(root, 'docs/operating.md'), 'utf8');
  const anchors = [...operating.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const runbooks = [...rules.matchAll(/runbook: docs\/operating\.md#(\S+)/g)].map(([, anchor = '']) => anchor);
  expect(runbooks).toHaveLength([...rules.matchAll(/alert: /g)].length);
  expect(runbooks.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});
