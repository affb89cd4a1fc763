import { expect, it } from 'vitest';
import { asJson, compile, raw, sql } from './statement.js';

it('numbers values by their names: one that stands in several places is one value', () => {
  const statement = sql<{ id: string; at: Date }>`update t set a = ${'at'}, b = ${'at'} where id = ${'id'}`;
  const { text, values } = compile(statement);
  expect(text).toBe('update t set a = $1, b = $1 where id = $2');
  const at = new Date(0);
  expect(values({ id: 'x', at })).toEqual([at, 'x']);
});

it('takes what JSON holds as jsonb, and nothing as NULL', () => {
  const { text, values } = compile(
    sql<{ list: readonly number[]; none: unknown }>`select ${asJson('list')}, ${asJson('none')}`,
  );
  expect(text).toBe('select $1::jsonb, $2::jsonb');
  expect(values({ list: [1], none: undefined })).toEqual(['[1]', undefined]);
  expect(values({ list: [], none: null })).toEqual(['[]', null]);
});

it('is put together of parts that name values of the whole', () => {
  const recent = sql<{ since: Date }>`at > ${'since'}`;
  const whole = sql<{ since: Date; id: string }>`select from ${raw('t')} where id = ${'id'} and ${recent} or ${recent}`;
  expect(compile(whole).text).toBe('select from t where id = $1 and at > $2 or at > $2');
});

it('accepts no name that it does not have, no part that needs more, and no object but as JSON', () => {
  const recent = sql<{ since: Date }>`at > ${'since'}`;
  const refused = [
    // @ts-expect-error there is no value of this name
    sql<{ id: string }>`select from t where id = ${'ID'}`,
    // @ts-expect-error the part needs a value that the whole is not given
    sql<{ id: string }>`select from t where ${recent}`,
    // @ts-expect-error an object goes in with asJson
    sql<{ order: { lines: [] } }>`select ${'order'}`,
  ];
  expect(refused).toHaveLength(3);
  expect(compile(sql<{ order: { lines: [] } }>`select ${asJson('order')}`).text).toBe('select $1::jsonb');
});
