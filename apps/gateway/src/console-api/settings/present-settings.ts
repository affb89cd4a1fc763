import { demoConnection } from '@quayside/runtime';
import type { z } from 'zod';
import type { Installation, SftpAddress } from './installation.js';
import type { settingsShape } from './settings-shape.js';

type Shape = z.input<typeof settingsShape>;

/** The installation as the settings page shows it. */
export function presentSettings({ version, connections, systems, sftp }: Installation): Shape {
  return {
    version,
    odoo: connections.map(({ name, url }) => {
      const system = systems.find((each) => each.system === `odoo:${name}`);
      return {
        name,
        url: name === demoConnection ? 'the built-in stand-in' : url,
        demo: name === demoConnection,
        servedAt: system?.servedAt?.toISOString() ?? null,
        failingSince: system?.failingSince?.toISOString() ?? null,
        error: system?.error ?? null,
      };
    }),
    sftp: sftp ? presentSftp(sftp) : null,
  };
}

function presentSftp({ host, port, legacyPort, fingerprint, rsaFingerprint }: SftpAddress): Shape['sftp'] {
  const legacy = legacyPort === undefined ? null : { port: legacyPort, hostKeyFingerprint: rsaFingerprint };
  return { host, port, legacy, hostKeyFingerprint: fingerprint };
}
