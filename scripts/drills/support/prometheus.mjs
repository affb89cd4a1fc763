// A real Prometheus that watches the gateway of a drill with our rules, at the pace of a drill: minutes of `for` become seconds.
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { root } from './gateway.mjs';
import { waitFor } from './wait-for.mjs';

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** How long is long in a drill: how a threshold of the rules is brought within its reach. Each must be there. */
const within = [
  ['quayside_to_be_read) > 500', 'quayside_to_be_read) > 20'],
  ['step=~"file|arrival"}) > 600', 'step=~"file|arrival"}) > 5'],
  ['> 3 * 24 * 3600', '> 5'],
  ['[10m]', '[20s]'],
  ['[10m]', '[20s]'],
];

function paced(rules) {
  let text = rules.replaceAll(/^( +for: ).*$/gm, '$12s');
  for (const [long, short] of within) {
    if (!text.includes(long)) throw new Error(`the rules have no "${long}" any more`);
    text = text.replace(long, short);
  }
  return text;
}

/** Watches the process that answers at `target`, host:port, by http or https. */
export async function startPrometheus(directory, target, protocol) {
  await mkdir(directory, { recursive: true });
  const rules = await readFile(path.join(root, 'alerts/quayside.rules.yaml'), 'utf8');
  await writeFile(path.join(directory, 'rules.yaml'), paced(rules));
  const scheme = `scheme: ${protocol.replace(':', '')}, tls_config: {insecure_skip_verify: true}`;
  const job = `{job_name: quayside, ${scheme}, static_configs: [{targets: ['${target}']}]}`;
  const config = `global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: [rules.yaml]\nscrape_configs: [${job}]\n`;
  await writeFile(path.join(directory, 'prometheus.yml'), config);
  const port = await freePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${path.join(directory, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', () => console.error('prometheus is missing: apt-get install prometheus'));
  const url = `http://127.0.0.1:${port}`;
  await waitFor('Prometheus', async () => (await fetch(`${url}/-/ready`)).ok);
  const firing = async () => {
    const { data } = await (await fetch(`${url}/api/v1/alerts`)).json();
    return data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname);
  };
  return {
    firing,
    fires: (alert) => waitFor(`${alert} to fire`, async () => (await firing()).includes(alert), { seconds: 120 }),
    settles: (alert) => waitFor(`${alert} to settle`, async () => !(await firing()).includes(alert), { seconds: 180 }),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
