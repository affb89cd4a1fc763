import { acknowledgement, interchange, openHeart, order, orderedLines, shipNotice, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { ReadingLimit } from '../model/errors.js';
import { splitFile } from '../split/split-file.js';
import { bytesOf } from '../step/payload-bytes.js';
import { readArrival } from './read-arrival.js';

const set = (reference = 'SO-1', number = 'P00001') => acknowledgement(number, orderedLines, reference);
const broken = ['855', 'BAK*00*AC', 'PO1*1*10*EA*abc**BP*X'];

/** An answer that we made, as it goes out. */
async function textOf({ ports }: Heart, { payload }: { readonly payload: string }): Promise<string> {
  return Buffer.from(await bytesOf(ports.store.payloads.read(payload))).toString('latin1');
}

const planning = ['857', 'BFR*00**P-1*DL*A*20261123*20261231'];

describe('an interchange', () => {
  it('becomes documents, with our 997, in one commit', async () => {
    const heart = openHeart();
    const { id } = await heart.receive('in.x12', interchange([set('SO-1'), shipNotice('A-1', 'P00001', orderedLines)]));
    await heart.twin.take({ queue: 'file', whose: 'acme' });
    await splitFile(heart.ports, id);
    const [arrival] = (await heart.story(id)).arrivals;
    await readArrival(heart.ports, arrival?.id ?? '');
    const { arrivals, documents, answers, open } = await heart.story(id);
    expect(arrivals).toMatchObject([
      { state: 'read', partner: 'acme', usage: 'live', head: { controlNumber: '000000101' }, findings: [] },
    ]);
    expect(documents).toMatchObject([
      {
        state: 'accepted',
        setIndex: 0,
        type: 'order-acknowledgement',
        number: 'P00001',
        orders: ['P00001'],
        version: 1,
      },
      {
        state: 'accepted',
        setIndex: 1,
        type: 'ship-notice',
        number: 'A-1',
        businessKey: 'default|live|acme|ship-notice|A-1',
      },
    ]);
    expect(documents[0]?.lane).toBe('demo/default/ACME');
    expect(answers).toMatchObject([
      { type: '997', name: '997-000000101-000000001.edi', state: 'ready', account: 'acme' },
    ]);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/AK9\*[AE]\*2\*2\*2/);
    expect(open).toEqual([]);
    // What the partner takes by itself gets no turn to be sent.
    expect(heart.twin.jobs()).toEqual([
      { queue: 'arrival', whose: 'acme' },
      { queue: 'lane', whose: 'acme' },
    ]);
  });

  it('is the same with what old systems fill its file with at the ends', async () => {
    const heart = openHeart();
    const filled = Buffer.concat([Buffer.from('\u001a\r\n'), interchange([set()]), Buffer.from('\0\0\r\n\u001a')]);
    const { arrivals, documents, answers } = await heart.drop('in.x12', filled);
    expect(arrivals).toMatchObject([{ state: 'read', findings: [] }]);
    expect(documents).toMatchObject([{ type: 'order-acknowledgement', number: 'P00001' }]);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/AK9\*[AE]\*1\*1\*1/);
  });

  it('is read and answered where its ISA is not as wide as it must be', async () => {
    const heart = openHeart();
    const text = Buffer.from(interchange([set()])).toString('latin1');
    const [, sender = ''] = /^ISA\*.{23}\*.{2}\*(\S+) +\*/.exec(text) ?? [];
    const narrow = text.replace(new RegExp(`${sender} +\\*`), `${sender}*`);
    const { arrivals, answers } = await heart.drop('in.x12', Buffer.from(narrow, 'latin1'));
    expect(arrivals).toMatchObject([{ state: 'read', findings: [{ code: 'isa-length', severity: 'warn' }] }]);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/AK9\*[AE]\*1\*1\*1/);
  });

  it('is read once, whoever is woken for it again', async () => {
    const heart = openHeart();
    const { file, arrivals, documents } = await heart.drop('in.x12', interchange([set()]));
    await readArrival(heart.ports, arrivals[0]?.id ?? '');
    await readArrival(heart.ports, crypto.randomUUID());
    expect((await heart.story(file.id)).documents).toEqual(documents);
  });

  it('refuses a set that breaks the standard, and accepts the others', async () => {
    const heart = openHeart();
    const { documents, answers, open } = await heart.drop('in.x12', interchange([broken, set()]));
    expect(documents).toMatchObject([{ state: 'rejected', verdict: 'rejected' }, { verdict: 'accepted' }]);
    const text = await textOf(heart, answers[0] ?? { payload: '' });
    expect([text.match(/AK5\*[A-Z]/g), text.includes('AK9*P*2*2*1')]).toEqual([['AK5*R', 'AK5*A'], true]);
    expect(open.filter(({ subject }) => subject === documents[0]?.id)).toEqual([]);
  });

  it('refuses a set that was not agreed, and its 997 says so', async () => {
    const heart = openHeart();
    const { documents, answers, open } = await heart.drop(
      'in.x12',
      interchange([planning, set()], { functional: 'PR' }),
    );
    expect(documents).toMatchObject([
      { state: 'rejected', type: null, document: null },
      { type: 'order-acknowledgement' },
    ]);
    const refused = expect.objectContaining({ code: 'set-unknown', segment: 1, element: 1 }) as object;
    expect(documents[0]?.findings).toContainEqual(refused);
    expect(open.filter(({ subject }) => subject === documents[0]?.id)).toEqual([]);
    const text = await textOf(heart, answers[0] ?? { payload: '' });
    expect([text.match(/AK5[^~]*/g), text.match(/AK9[^~]*/)?.[0]]).toEqual([['AK5*R*1', 'AK5*A'], 'AK9*P*2*2*1']);
  });

  it('is read as what was agreed where it is of another release', async () => {
    const heart = openHeart();
    const { documents, answers } = await heart.drop('in.x12', interchange([set()], { release: '004030' }));
    expect(documents).toMatchObject([{ type: 'order-acknowledgement', setRelease: '004030' }]);
    expect(documents[0]?.findings.map(({ code }) => code)).toEqual(['dictionary-fallback', 'release-differs']);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/AK5\*A~/);
  });

  it('brings money into our form before it is recorded: a bill below zero is a credit note', async () => {
    const heart = openHeart();
    const below = ['810', 'BIG*20261123*CM-1**P00001', 'IT1*1*-10*EA*2.5**BP*BOLT-M8', 'TDS*-2500', 'CTT*1'];
    const { documents } = await heart.drop('in.x12', interchange([below]));
    expect(documents).toMatchObject([{ type: 'credit-note', number: 'CM-1', document: { total: '25' } }]);
    expect(documents[0]?.findings).toMatchObject([{ code: 'signs-turned', severity: 'info' }]);
  });

  it('is never answered where it is an acknowledgement itself', async () => {
    const heart = openHeart();
    // Ours answers the first one as group 1.
    await heart.drop('first.x12', interchange([set()], { control: '000000100' }));
    const functional = ['997', 'AK1*FA*1', 'AK9*A*1*1*1'];
    const { documents, answers, open } = await heart.drop('in.x12', interchange([functional]));
    expect([documents.map(({ state }) => state), answers, open]).toEqual([['delivered'], [], []]);
  });

  it('is encrypted for its partner where that was agreed, and kept as it was before', async () => {
    const agreed =
      "openpgp: { key: { secret: ours }, partnerKeys: ['-----BEGIN PGP PUBLIC KEY BLOCK-----'], signature: none, encrypt: true }";
    const heart = openHeart({ profiles: { acme: [['currency: EUR', `currency: EUR\n${agreed}`]] } });
    const { answers } = await heart.drop('in.x12', interchange([set()]));
    expect(answers).toMatchObject([{ name: '997-000000101-000000001.edi.pgp', sealedFor: 'A1B2C3D4' }]);
    const [answer] = answers;
    expect(await textOf(heart, { payload: answer?.plainPayload ?? '' })).toContain('ST*997');
    expect(await textOf(heart, answer ?? { payload: '' })).not.toContain('ST*997');
  });
});

describe('what is no interchange', () => {
  it('is unreadable, in front of onboarding', async () => {
    const { arrivals, open } = await openHeart().drop('a.jpg', Buffer.from('no EDI at all'));
    expect(arrivals).toMatchObject([{ state: 'unreadable', findings: [{ code: 'not-an-interchange', length: 13 }] }]);
    expect(open).toMatchObject([{ subjectKind: 'arrival', owner: 'onboarding', code: 'not-an-interchange' }]);
  });

  it('keeps no interchange beside it from being read', async () => {
    const bytes = Buffer.concat([
      interchange([set()]),
      Buffer.from('junk'),
      interchange([set()], { control: '000000102' }),
    ]);
    const { arrivals } = await openHeart().drop('a.x12', bytes);
    expect(arrivals.map(({ state }) => state)).toEqual(['read', 'unreadable', 'read']);
  });
});

describe('who sent it', () => {
  const quarantined = async (envelope: Parameters<typeof interchange>[1], partner = 'acme', profiles = {}) => {
    const heart = openHeart({ profiles });
    const { arrivals, documents, answers, open } = await heart.drop('a.x12', interchange([set()], envelope), {
      partner,
    });
    expect([arrivals.map(({ state }) => state), documents, answers]).toEqual([['quarantined'], [], []]);
    expect(open).toMatchObject([{ owner: 'onboarding', subjectKind: 'arrival' }]);
    expect(arrivals[0]?.findings).toMatchObject([{ code: open[0]?.code, severity: 'fatal' }]);
    return open[0];
  };

  it('is asked of onboarding where no profile has the sender, with all that was recognised', async () => {
    const open = await quarantined({ sender: 'STRANGER' });
    expect(open?.code).toBe('partner-unknown');
    expect(open?.message).toContain('ZZ/STRANGER');
    expect(open?.message).toContain('What came: X12 00401, live, control number 000000101, 1 set 855.');
  });

  it('must be the partner of the mailbox', async () => {
    const open = await quarantined({}, 'kern');
    expect([open?.code, open?.message.includes('mailbox of "kern"')]).toEqual(['partner-mismatch', true]);
  });

  it('must write to us', async () => {
    expect((await quarantined({ receiver: 'SOMEBODY' }))?.code).toBe('receiver-unknown');
  });

  it('must be live to send live traffic', async () => {
    const open = await quarantined({}, 'acme', { acme: [['stage: live', 'stage: test']] });
    expect(open?.code).toBe('live-from-test-partner');
  });

  it('may send test traffic while it is in test', async () => {
    const heart = openHeart({ profiles: { acme: [['stage: live', 'stage: test']] } });
    heart.erp.put(order());
    const { arrivals, documents } = await heart.drop('a.x12', interchange([set()], { usage: 'T' }));
    expect([arrivals[0]?.usage, documents[0]?.state]).toEqual(['test', 'rehearsed']);
  });

  it('may call it live while it is in test, where its channel is for test traffic', async () => {
    const heart = openHeart({ profiles: { acme: [['stage: live', 'stage: test']] } });
    const { arrivals } = await heart.drop('a.x12', interchange([set()]), { usage: 'test' });
    expect(arrivals).toMatchObject([{ state: 'read', usage: 'test' }]);
  });

  it('may come through a VAN that carries it, and belongs to the partner that the envelope names', async () => {
    const heart = openHeart();
    const coming = { partner: 'big-van', account: 'van-box', channel: 'sftp-poll' } as const;
    const { file, arrivals, documents, answers } = await heart.drop('a.x12', interchange([set()]), coming);
    expect([file.partner, arrivals[0]?.partner, documents[0]?.partner]).toEqual(['big-van', 'acme', 'acme']);
    expect(answers).toMatchObject([{ partner: 'acme', account: 'van-box', state: 'sent' }]);
  });

  it('may not come through a VAN that does not carry it', async () => {
    const open = await quarantined({ sender: 'DELTA' }, 'big-van');
    expect(open?.message).toContain('Add "delta" to `carries` in the profile of "big-van"');
  });

  it('may be asked for by a VAN that nobody told whose it is', async () => {
    const open = await quarantined({ sender: 'NEWCO' }, 'big-van');
    expect(open?.message).toContain('and that partner to what Big VAN carries');
  });

  it('sends test traffic where envelope or channel says so', async () => {
    const heart = openHeart();
    const byEnvelope = await heart.drop('a.x12', interchange([set()], { usage: 'T' }));
    const byChannel = await heart.drop('b.x12', interchange([set()], { control: '000000102' }), { usage: 'test' });
    for (const { arrivals, documents } of [byEnvelope, byChannel]) {
      expect([arrivals[0]?.usage, documents[0]?.usage]).toEqual(['test', 'test']);
    }
  });
});

describe('a control number', () => {
  it('that comes again with the same bytes is a duplicate, and the same answer goes again', async () => {
    const heart = openHeart();
    const bytes = interchange([set()]);
    const first = await heart.drop('a.x12', bytes);
    const again = await heart.drop('a.x12', bytes);
    expect(again.arrivals).toMatchObject([{ state: 'duplicate', partner: 'acme' }]);
    expect([again.documents, again.open]).toEqual([[], []]);
    const sent = heart.twin.rows.dispatches();
    expect(sent.map(({ name, payload }) => [name, payload])).toEqual(
      Array.from({ length: 2 }, () => [first.answers[0]?.name, first.answers[0]?.payload]),
    );
  });

  it('that comes again is answered at once where we bring our answers', async () => {
    const heart = openHeart();
    const coming = { partner: 'delta', account: 'delta-box', channel: 'sftp-poll' } as const;
    const bytes = interchange([set()], { sender: 'DELTA' });
    for (let n = 0; n < 2; n += 1) await heart.drop('a.x12', bytes, coming);
    expect(heart.twin.rows.dispatches().map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('that comes again with other bytes is quarantined in front of operations', async () => {
    const heart = openHeart();
    await heart.drop('a.x12', interchange([set('SO-1')]));
    const { arrivals, documents, answers, open } = await heart.drop('b.x12', interchange([set('SO-2')]));
    expect(arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'control-number-reused' }] }]);
    expect(open).toMatchObject([{ code: 'control-number-reused', owner: 'operations' }]);
    expect([documents, answers]).toEqual([[], []]);
  });

  it.each([
    ['always', '0', true],
    ['errors', '0', true],
    ['requested', '1', true],
    ['requested', '0', false],
    ['never', '1', false],
  ] as const)(
    'that was used before is answered by a TA1 025 where %s was agreed (asked for: %s)',
    async (ta1, acknowledge, told) => {
      const agreed = [['currency: EUR', `currency: EUR\nacknowledgements: { ta1: ${ta1} }`]] as const;
      const heart = openHeart({ profiles: { acme: agreed } });
      await heart.drop('a.x12', interchange([set('SO-1')]));
      const { answers } = await heart.drop('b.x12', interchange([set('SO-2')], { acknowledge }));
      expect(answers.map(({ type }) => type)).toEqual(told ? ['TA1'] : []);
      for (const answer of answers) expect(await textOf(heart, answer)).toMatch(/TA1\*000000101\*\d+\*\d+\*R\*025/);
    },
  );

  it('of live and of test traffic are two', async () => {
    const heart = openHeart();
    await heart.drop('a.x12', interchange([set()]));
    const { arrivals } = await heart.drop('b.x12', interchange([set('SO-2')], { usage: 'T' }));
    expect(arrivals[0]?.state).toBe('read');
  });

  it('may come again when the window that was agreed is over', async () => {
    const agreed = [['currency: EUR', 'currency: EUR\ncontrolNumbers: { window: 30 }']] as const;
    const heart = openHeart({ profiles: { acme: agreed } });
    const day = 24 * 3600_000;
    await heart.drop('a.x12', interchange([set('SO-1')]));
    heart.pass(29 * day);
    expect((await heart.drop('b.x12', interchange([set('SO-2')]))).arrivals[0]?.state).toBe('quarantined');
    heart.pass(2 * day);
    expect((await heart.drop('c.x12', interchange([set('SO-3')]))).arrivals[0]?.state).toBe('read');
  });

  it('of an interchange that is refused whole is given back', async () => {
    const heart = openHeart();
    const whole = interchange([set('SO-1'), set('SO-2')]);
    const cut = await heart.drop('cut.x12', whole.subarray(0, whole.indexOf('GE*')));
    expect(cut.arrivals).toMatchObject([{ state: 'read' }]);
    expect(cut.documents.map(({ state, verdict }) => [state, verdict])).toEqual([
      ['rejected', 'rejected'],
      ['rejected', 'rejected'],
    ]);
    expect(cut.documents[0]?.findings.at(-1)?.severity).toBe('fatal');
    expect(cut.open).toEqual([]);
    const again = await heart.drop('whole.x12', whole);
    expect(again.arrivals[0]?.state).toBe('read');
    expect(again.documents).toHaveLength(2);
  });

  it('is taken by one of two arrivals that are read at the same moment', async () => {
    const heart = openHeart();
    const both = [
      await heart.receive('a.x12', interchange([set('1')])),
      await heart.receive('b.x12', interchange([set('2')])),
    ];
    for (const { id } of both) await splitFile(heart.ports, id);
    const read = heart.twin.rows.arrivals().map(({ id }) => readArrival(heart.ports, id));
    expect((await Promise.allSettled(read)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await heart.sweep();
    expect(
      heart.twin.rows
        .arrivals()
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['quarantined', 'read']);
  });
});

describe('a group that is refused', () => {
  it('takes its sets with it, and leaves those of other groups', async () => {
    const text = interchange([set()]).toString('latin1');
    const wrong = text.replace('GE*1*101', 'GE*7*101');
    const { arrivals, documents } = await openHeart().drop('a.x12', Buffer.from(wrong, 'latin1'));
    expect(arrivals[0]?.state).toBe('read');
    expect(documents).toMatchObject([{ state: 'rejected' }]);
  });
});

describe('an interchange that needs more than reading may use', () => {
  const beyond = new ReadingLimit('reading-memory', 512);

  /** Reading fails in this way so many times. */
  function limited(times: number, profiles: Record<string, [string, string][]> = {}, why = beyond): Heart {
    let left = times;
    return openHeart({
      profiles,
      around: (ports) => ({
        ...ports,
        reading: {
          async *read(request) {
            if (left-- > 0) throw why;
            yield* ports.reading.read(request);
          },
        },
      }),
    });
  }

  it('is tried once more, and read if that was chance', async () => {
    const heart = limited(1);
    const { file, arrivals, open } = await heart.drop('in.x12', interchange([set()]));
    expect([arrivals[0]?.state, open]).toEqual(['received', []]);
    heart.pass(3600_000);
    await heart.sweep();
    expect((await heart.story(file.id)).arrivals).toMatchObject([{ state: 'read' }]);
  });

  it('is then refused with its groups, and operations hears which limit it was and where it is set', async () => {
    const heart = limited(2);
    const { file } = await heart.drop('in.x12', interchange([set(), set('SO-2')]));
    heart.pass(3600_000);
    await heart.sweep();
    const { arrivals, documents, answers, open } = await heart.story(file.id);
    expect(arrivals).toMatchObject([
      {
        state: 'unreadable',
        partner: 'acme',
        findings: [
          {
            code: 'reading-memory',
            severity: 'fatal',
            message: 'This cannot be read: reading it takes more than 512 MB of memory. Send it in smaller files.',
          },
        ],
      },
    ]);
    expect(documents).toEqual([]);
    expect(open).toMatchObject([{ code: 'reading-memory', owner: 'operations', subjectKind: 'arrival' }]);
    expect(open[0]?.message).toContain('The limit is QUAYSIDE_READING_MEMORY_MB (512)');
    expect(answers).toMatchObject([{ type: '997' }]);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/AK9\*R\*2\*2\*0/);
    // Its number is free for what is sent instead.
    const again = await heart.drop('again.x12', interchange([set()]));
    expect(again.arrivals).toMatchObject([{ state: 'read' }]);
  });

  it('is answered with TA1 024 where that was agreed', async () => {
    const heart = limited(2, { acme: [['currency: EUR', 'acknowledgements: { ta1: always }\ncurrency: EUR']] });
    const { file } = await heart.drop('in.x12', interchange([set()]));
    heart.pass(3600_000);
    await heart.sweep();
    const { answers } = await heart.story(file.id);
    expect(answers.map(({ type }) => type)).toEqual(['TA1']);
    expect(await textOf(heart, answers[0] ?? { payload: '' })).toMatch(/TA1\*.*\*R\*024/);
  });

  it('is refused at once where a document has too many lines: that is no chance', async () => {
    const heart = limited(1, {}, new ReadingLimit('reading-lines', 25_000));
    const { arrivals, open } = await heart.drop('in.x12', interchange([set()]));
    const message = 'This cannot be read: a document in it has more than 25000 lines. Send it in smaller files.';
    expect(arrivals).toMatchObject([{ state: 'unreadable', findings: [{ code: 'reading-lines', message }] }]);
    expect(open[0]?.message).toContain('The limit is QUAYSIDE_READING_LINES (25000)');
  });

  it('has no answer but its standing where it has no envelope', async () => {
    const heart = limited(2);
    const { file } = await heart.drop('in.csv', Buffer.from('Bestellung;Auftrag\r\nP1;A\r\n'), { partner: 'kern' });
    heart.pass(3600_000);
    await heart.sweep();
    const { arrivals, answers } = await heart.story(file.id);
    expect([arrivals[0]?.state, arrivals[0]?.findings[0]?.code, answers]).toEqual(['unreadable', 'reading-memory', []]);
  });
});
