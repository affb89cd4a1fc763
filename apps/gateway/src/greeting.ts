import { demoConnection, logDirectory, type DemoLine } from '@quayside/runtime';
import type { Gateway } from './start-gateway.js';

/** What an operator reads when it runs: where everything is, and what to do next. */
export function greeting({ http, state, runtime, adminPassword, warnings }: Gateway): string {
  const { config, connections, exposure } = runtime;
  const real = connections.filter((each) => each.name !== demoConnection);
  const lines = [`Quayside ${state.version} runs (${state.roles.join(', ')}).`, ''];
  if (http)
    lines.push(
      `  Console    ${consoleUrl(http.url)}`,
      `             user admin, password ${passwordWords(adminPassword, config.adminPassword)}`,
    );
  if (state.sftp) {
    lines.push(
      exposure === undefined
        ? `  SFTP       sftp -P ${state.sftp.port} acme@${state.sftp.host}   (demo partner; password acme-demo)`
        : `  SFTP       ${state.sftp.host}, port ${state.sftp.port}`,
      `             host key ${state.sftp.fingerprint}`,
    );
    const { legacyPort, rsaFingerprint } = state.sftp;
    if (legacyPort !== undefined)
      lines.push(`             old software: port ${legacyPort}, host key ${rsaFingerprint}`);
  }
  lines.push(
    real.length > 0
      ? `  Odoo       ${real.map((each) => `${each.name}: ${each.url}`).join(', ')}`
      : '  Odoo       none configured: the built-in demo stand-in is used, its data is demo data.',
  );
  if (real.length === 0) lines.push('             Set ODOO_URL, ODOO_DB and ODOO_API_KEY to use yours.');
  lines.push(`  Log        ${logDirectory(config)}`, '');
  for (const warning of warnings) lines.push(`Warning: ${warning}`);
  if (warnings.length > 0) lines.push('');
  const demo = exposure === undefined ? ', or play the demo supplier with "npm run demo"' : '';
  lines.push(`Next: open the console${demo}. Ctrl-C stops.`);
  return lines.join('\n');
}

function passwordWords(made: string | undefined, given: string | undefined): string {
  if (made) return `${made}   (shown only this once)`;
  return given ? 'as in QUAYSIDE_ADMIN_PASSWORD' : 'as shown at the first start ("./quayside password" sets a new one)';
}

function consoleUrl(url: string): string {
  return `${url.replace('[::1]', '127.0.0.1')}/console/`;
}

/** A line of the demo for the terminal. */
export function demoText(line: DemoLine): string {
  switch (line.kind) {
    case 'scene':
      return `\n  ${line.text}`;
    case 'step':
      return `    ${line.what.padEnd(22)} ${line.text}`;
    case 'checked':
      return `    checked: ${line.text}`;
    case 'failed':
      return `    FAILED: ${line.text}`;
  }
}
