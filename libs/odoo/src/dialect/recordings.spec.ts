import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../recording.js';
import { dialectOf } from './dialect-of.js';
import { following } from './follow.js';

// Made by `./quayside doctor --record` on a real server. A version without one is not proven.
const folder = new URL('../../recordings/', import.meta.url);
const recordings = readdirSync(folder).map((file) => {
  const recording = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recording;
  return { ...recording, major: Number.parseInt(recording.version, 10) };
});

it.each([14, 15, 16, 17, 18, 19])('calls Odoo %i proven only where there is a recording of it', (major) => {
  const recorded = recordings.some((each) => each.major === major);
  expect(dialectOf({ text: `${major}.0`, major })?.proven).toBe(recorded);
});

describe.each(recordings)('the dialect of Odoo $version', ({ version, major, models }) => {
  const dialect = dialectOf({ text: version, major });
  const fieldsOf = (model: string) => new Set(Object.keys(models[model] ?? {}));

  it('calls models and fields as a real server does', async () => {
    if (!dialect) throw new Error(`no dialect of ${version}`);
    const { names } = await following(dialect, async (model) => fieldsOf(model));
    expect(names).toEqual(dialect.names);
    for (const [model, renamed] of Object.entries(names.fields)) {
      const there = fieldsOf(names.models[model] ?? model);
      for (const field of Object.values(renamed)) expect(there, `${model}.${field}`).toContain(field);
    }
    for (const model of Object.values(names.models)) expect(models, model).not.toHaveProperty([model], null);
  });

  it('does without the fields that a real server does not have', () => {
    for (const [model, absent] of Object.entries(dialect?.names.absent ?? {})) {
      for (const field of Object.keys(absent)) expect(fieldsOf(model), `${model}.${field}`).not.toContain(field);
    }
  });
});
