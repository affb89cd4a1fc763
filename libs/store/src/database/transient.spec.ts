import { Unavailable } from '@quayside/exchange';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { whenTransient } from './transient.js';

const answered = (code: string, message = 'something') => Object.assign(new Error(message), { code });

describe('what PostgreSQL says', () => {
  it.each(['08006', '57P01', '57P03', '57014', '25006', '55P03', '53300', '53100', '40P01', '58030', '25P03'])(
    'with %s is tried again',
    (code) => {
      const error = answered(code);
      expect(whenTransient(error)).toMatchObject({ name: 'Unavailable', system: 'postgres', cause: error });
    },
  );

  it.each(['23505', '23503', '22021', '42P01', '42601', '25P02', 'XX000'])('with %s stays an error', (code) => {
    const error = answered(code, 'terminating a timeout');
    expect(whenTransient(error)).toBe(error);
  });
});

describe('a connection that broke', () => {
  it.each([
    new QueryRunnerAlreadyReleasedError(),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    answered('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'),
    answered('EAI_AGAIN', 'getaddrinfo EAI_AGAIN db'),
    answered('EPIPE', 'write EPIPE'),
  ])('is tried again: %s', (error) => {
    expect(whenTransient(error)).toBeInstanceOf(Unavailable);
  });

  it('is not what an error of our own is', () => {
    const error = new TypeError('cannot read properties of undefined');
    expect(whenTransient(error)).toBe(error);
    expect(whenTransient('text')).toBe('text');
  });
});
