import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Order, orderSchema } from '@quayside/canonical';
import { readConfig, runningGateway } from '@quayside/runtime';
import { fetchGateway } from '../gateway-fetch.js';
import { isScenario, type ScenarioName, scenarioNames, scenarios, simulate as play } from '@quayside/simulator';
import { exitCodeFor, findingLine, print, printJson, UsageError, withExitCode } from '../output.js';
import { orderFromFile } from '../order-file.js';
import { partnerFromFiles } from '../partners.js';
import { root } from '../root.js';

interface SimulateOptions {
  readonly partner: string;
  readonly order: string;
  readonly scenario: string;
  readonly out: string;
  readonly usage?: string;
  readonly json?: true;
}

/** Writes the files that a partner would send of an order: its own format, its own mappings, whatever the scenario does. */
export async function simulate(options: SimulateOptions): Promise<void> {
  await withExitCode(async () => {
    const name = scenarioOf(options.scenario);
    const partner = await partnerFromFiles(options.partner);
    const order = await orderOf(options.order, options.partner);
    const at = new Date();
    const files = play(partner, order, name, {
      at,
      controlNumber: Math.floor(at.getTime() / 1000) % 900_000_000,
      usage: usageOf(options.usage) ?? partner.stage,
    });
    if (!files.ok) {
      for (const finding of files.error) print(findingLine(finding));
      return exitCodeFor(files.error);
    }
    mkdirSync(options.out, { recursive: true });
    for (const file of files.value) writeFileSync(path.join(options.out, file.name), file.bytes);
    const shown = files.value.map(({ name: file, what, findings }) => ({ file, what, findings }));
    if (options.json) printJson({ scenario: name, files: shown });
    else {
      print(`${partner.name} ${scenarios[name].about}:`);
      for (const { file, what } of shown) print(`  ${path.join(options.out, file).padEnd(50)} ${what}`);
    }
    return 0;
  });
}

/** The scenarios with what they do, for the help. */
export function scenarioHelp(): string {
  return scenarioNames.map((name) => `  ${name.padEnd(18)} ${scenarios[name].about}`).join('\n');
}

function scenarioOf(name: string): ScenarioName {
  if (isScenario(name)) return name;
  throw new UsageError(`there is no scenario "${name}"; there are\n${scenarioHelp()}`);
}

function usageOf(text: string | undefined): 'live' | 'test' | undefined {
  if (text === undefined || text === 'live' || text === 'test') return text;
  throw new UsageError(`--usage ${text}: expected live or test`);
}

async function orderOf(named: string, partner: string): Promise<Order> {
  return named.endsWith('.json') ? orderFromFile(named) : orderFromGateway(named, partner);
}

/** The order as the partner's Odoo has it, asked through the gateway that runs on this machine. */
async function orderFromGateway(number: string, partner: string): Promise<Order> {
  const config = readConfig(process.env, root);
  if (!config.ok) throw new UsageError(config.error.join('\n'));
  const running = runningGateway(config.value.dataDirectory);
  if (!running?.http || !running.demoToken) {
    throw new UsageError(
      `no gateway runs that could look up order ${number}; start one, or give the order as a .json file`,
    );
  }
  const query = new URLSearchParams({ partner, number });
  const response = await fetchGateway(config.value, `${running.http}/api/demo/order?${query.toString()}`, {
    headers: { authorization: `Bearer ${running.demoToken}` },
  });
  if (response.ok) return orderSchema.parse(await response.json());
  throw new UsageError(`order ${number} of ${partner} cannot be read: ${await response.text()}`);
}
