import { Controller, Get, Module, Post } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { FoldedLines, Unavailable, type JournalLine } from '@quayside/exchange';
import { expect, it, onTestFinished } from 'vitest';
import { equip } from './http-server.js';
import { noteRefused } from './refused-requests.js';
import { ServerModule } from './server.module.js';

@Controller('api/things')
class Things {
  @Post()
  add() {
    return {};
  }

  @Get()
  list() {
    throw new Unavailable('postgres', 'the database cannot answer: ECONNREFUSED');
  }
}

async function app() {
  const [journal, log, errors]: [JournalLine[], JournalLine[], object[]] = [[], [], []];
  const into = (lines: JournalLine[]) => new FoldedLines((line) => Promise.resolve(void lines.push(line)));
  const folded = { journal: into(journal), log: into(log) };
  const ownLog = { error: (line: object) => void errors.push(line) };
  @Module({
    controllers: [Things],
    imports: [
      ServerModule.register(
        ownLog,
        noteRefused(folded, () => undefined),
      ),
    ],
  })
  class One {}
  const built = await Test.createTestingModule({ imports: [One] }).compile();
  const made = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { bodyParser: false });
  await equip(made);
  const server = made.getHttpAdapter().getInstance();
  // As the guard of the suppliers' interface leaves it.
  server.addHook('onRequest', (request, _, done) => {
    if (request.headers['x-partner'])
      Object.assign(request, { caller: { channel: { account: 'acme-api', partner: 'acme' } } });
    done();
  });
  await made.init();
  onTestFinished(() => made.close());
  return { made, folded, journal, log, errors };
}

it('folds the nonsense of strangers into the log, whatever they ask for and wherever they come from', async () => {
  const { made, folded, journal, log } = await app();
  for (let n = 0; n < 300; n += 1) {
    await made.inject({ url: `/no-such-${n}`, remoteAddress: `10.0.${n >> 8}.${n & 255}` });
    await made.inject({
      method: 'POST',
      url: '/api/things',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
  }
  await folded.log.flush();
  expect(log.map(({ what }) => what)).toEqual([
    'request refused: Not Found, from 10.0.0.0',
    'request refused: Bad Request, from 127.0.0.1',
    expect.stringMatching(/^request refused: Not Found: 299 times more in this minute, from 299 addresses/),
    expect.stringMatching(/^request refused: Bad Request: 299 times more in this minute, from 127\.0\.0\.1/),
  ]);
  expect(journal).toEqual([]);
});

it('folds that of a partner into the journal of its channel', async () => {
  const { made, folded, journal } = await app();
  const headers = { 'content-type': 'application/edi-x12', 'x-partner': 'acme' };
  for (let n = 0; n < 50; n += 1) await made.inject({ method: 'POST', url: '/api/things', payload: 'ISA', headers });
  await folded.journal.flush();
  expect(journal).toMatchObject([
    {
      kind: 'login',
      row: 'acme-api',
      to: 'refused',
      partner: 'acme',
      what: /^request refused: Unsupported Media Type: Send JSON/,
    },
    { what: /49 times more in this minute/ },
  ]);
});

it('logs once a minute that the database is away, under a name that each answer tells', async () => {
  const { made, errors } = await app();
  const answers = [];
  for (let n = 0; n < 20; n += 1) answers.push((await made.inject('/api/things')).json<{ instance: string }>());
  expect(errors).toHaveLength(1);
  expect(new Set(answers.map(({ instance }) => instance)).size).toBe(1);
  expect(errors[0]).toMatchObject({ logId: answers[0]?.instance.split(':').at(-1) });
});
