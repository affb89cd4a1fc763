// One partner floods, others go on: what a small partner waits from sending until its document is delivered, alone and beside
// 5,000 files that another one dumps; and what a notice of 5,000 lines costs its own partner and others. Latency is that of
// POST /v1/files with Prefer: wait=30, which answers when nothing of the file is under way any more.
// Usage: npm run bench:fair -- [FILES [LINES]]. The last line is the result as JSON.
import { connect, cpuOf, interchange, memoryOf, pause, put, quantile, startGateway, stepsOf } from './gateway.mjs';

const files = Number(process.argv[2] ?? 5000);
const lines = Number(process.argv[3] ?? 5000);
const sessions = 10;
const keys = {
  acme: 'qsk_demo0001_only-for-the-demo-partners-no-secret-at-all',
  kern: 'qsk_demo0002_only-for-the-demo-partners-no-secret-at-all',
};
let control = 1000;
let reference = 0;

const result = { files, lines };
const gateway = await startGateway();

/** Sends a document and waits for what becomes of it. */
async function post(partner, name, body, wait = 30) {
  const begun = performance.now();
  const answer = await fetch(`${gateway.url}/v1/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keys[partner]}`,
      'content-disposition': `attachment; filename="${name}"`,
      'content-type': 'application/octet-stream',
      ...(wait > 0 ? { prefer: `wait=${wait}` } : {}),
    },
    body,
  });
  const said = await answer.json();
  if (answer.status >= 300) throw Object.assign(new Error(said.detail), { status: answer.status });
  if (wait > 0 && answer.status !== 200) throw new Error(`${name} was not done within ${wait} s`);
  return { ms: performance.now() - begun, said };
}

/** A small document of Kern, another one each time. */
function fromKern() {
  reference += 1;
  const rows = [
    'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin',
    `P00009;K-${reference};23.11.2026;SPRING-4;1000;Stk;0,85;20.01.2027`,
    '',
  ];
  return post('kern', `kern-${reference}.csv`, Buffer.from(rows.join('\r\n'), 'latin1'));
}

function acknowledgement() {
  control += 1;
  const set = [
    '855',
    'BAK*00*AC*P00001*20261123',
    `REF*VN*SO-${control}`,
    'PO1*1*100*EA*18.4**BP*BOLT-M8',
    'ACK*IA*100*EA',
    'CTT*1',
  ];
  return interchange('PR', control, [set]);
}

/** What changes nothing in Odoo: the stand-in, which reads all of its records for each call, is no part of what is measured. */
function inventory() {
  control += 1;
  return interchange('IB', control, [
    ['846', `BIA*00*SI*I-${control}*20261123`, 'LIN*1*BP*BOLT-M8', 'QTY*33*5', 'CTT*1'],
  ]);
}

function notice() {
  control += 1;
  const items = Array.from({ length: lines }, (_, n) => [`HL*${n + 3}*2*I*0`, 'LIN*2*BP*WASH-M8', 'SN1**0.1*EA']);
  const head = ['856', `BSN*00*A-${control}*20261123*1015*0001`, 'HL*1**S*1', 'HL*2*1*O*1', 'PRF*P00002'];
  return interchange('SH', control, [[...head, ...items.flat(), `CTT*${lines + 2}`]]);
}

/** Latencies of documents sent one after another, until `enough` says so, and the CPU of the gateway meanwhile. */
async function series(send, enough) {
  const times = [];
  const [begun, cpu] = [performance.now(), await cpuOf(gateway.pid)];
  while (!(await enough(times.length))) {
    times.push((await send()).ms);
    await pause(50);
  }
  const used = ((await cpuOf(gateway.pid)) - cpu) / ((performance.now() - begun) / 1000);
  return {
    count: times.length,
    p50: Math.round(quantile(times, 0.5)),
    p95: Math.round(quantile(times, 0.95)),
    most: Math.round(Math.max(...times)),
    cpu: Math.round(used * 100),
  };
}

const told = ({ count, p50, p95, most, cpu }) =>
  `${count} documents, p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms, CPU of the gateway ${cpu} %`;

async function dump() {
  const open = await Promise.all(Array.from({ length: sessions }, () => connect(gateway.sftpPort, 'acme')));
  const begun = performance.now();
  await Promise.all(
    open.map(async (session, sender) => {
      for (let n = sender; n < files; n += sessions) await put(session, `flood-${n}.x12`, inventory());
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const session of open) session.end();
  return seconds;
}

try {
  const fifty = (count) => count >= 60;
  await series(fromKern, (count) => count >= 20);
  for (let n = 0; n < 10; n += 1) await post('acme', `warm-${n}.x12`, acknowledgement());
  result.idle = await series(fromKern, fifty);
  console.log(`a small partner alone: ${told(result.idle)}`);

  const before = await stepsOf(gateway, 'arrival');
  const begun = performance.now();
  let sent = false;
  const dumping = dump().then((seconds) => ((sent = true), seconds));
  let peak = 0;
  let read = 0;
  result.flooded = await series(fromKern, async (count) => {
    peak = Math.max(peak, await memoryOf(gateway.pid));
    read = (await stepsOf(gateway, 'arrival')) - before - count;
    return sent && read >= files;
  });
  result.sendSeconds = Math.round(await dumping);
  result.drainSeconds = Math.round((performance.now() - begun) / 1000);
  result.ratio = Number((result.flooded.p95 / result.idle.p95).toFixed(2));
  console.log(
    `the same while another one dumps ${files} files over ${sessions} sessions (sent in ${result.sendSeconds} s, read in ${result.drainSeconds} s, memory at most ${Math.round(peak)} MB): ${told(result.flooded)}`,
  );
  console.log(`ratio of the p95: ${result.ratio} (at most 2)`);
  result.own = await series(
    () => post('acme', 'small.x12', acknowledgement()),
    (count) => count >= 20,
  );
  console.log(`a small document of the flooding partner alone: ${told(result.own)}`);
  const [behind, beside] = [[], []];
  for (let n = 0; n < 2; n += 1) {
    const large = post('acme', `notice-${n}.x12`, notice(), 0);
    await large;
    const [own, other] = await Promise.all([post('acme', 'small.x12', acknowledgement()), fromKern()]);
    behind.push(own.ms);
    beside.push(other.ms);
    result.noticeState = (
      await (
        await fetch(`${gateway.url}/v1/files/${(await large).said.id}`, {
          headers: { authorization: `Bearer ${keys.acme}` },
        })
      ).json()
    ).status;
  }
  result.behind = Math.round(Math.max(...behind));
  result.beside = Math.round(Math.max(...beside));
  console.log(
    `the same behind a notice of ${lines} lines: at most ${result.behind} ms, ${result.behind - result.own.p50} ms beyond its own time (at most 2000); the notice is ${result.noticeState}`,
  );
  console.log(`another partner beside that: at most ${result.beside} ms`);
  console.log(JSON.stringify(result));
} finally {
  await gateway.stop();
}
