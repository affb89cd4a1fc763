import { z } from 'zod';
import { openServer, type OdooServer, type OdooServerOptions } from './connection.js';
import { recordServer, type Recording } from './recording.js';
import { missingRights, type MissingRight, type OdooDocument } from './rights.js';

/** What an operator wants to know of an Odoo before a document is delivered into it. */
export interface OdooInspection {
  /** As the server says it: "19.0". */
  readonly version: string;
  /** Whether this version is tested on a real server. */
  readonly proven: boolean;
  readonly user: string;
  missingRights(documents: readonly OdooDocument[]): Promise<readonly MissingRight[]>;
  /** The fields of the models that Quayside uses; no data. */
  recording(): Promise<Recording>;
}

/** Meets an Odoo as a delivery would. Throws Unavailable with the reason when it cannot be reached or lets us do nothing. */
export async function inspectOdoo(options: OdooServerOptions): Promise<OdooInspection> {
  const server = await openServer(options);
  return {
    version: server.version,
    proven: server.dialect.proven,
    user: await userOf(server, options.login),
    missingRights: (documents) => missingRights(server, documents),
    recording: () => recordServer(options, server.version),
  };
}

const context = z.object({ uid: z.number().optional() });
const users = z.array(z.object({ name: z.string() }));

/** The name of the key's user. */
export async function userOf({ transport }: OdooServer, login: string | undefined): Promise<string> {
  const { uid } = await transport.call('res.users', 'context_get', {}, context);
  const whom = uid === undefined ? ['login', '=', login ?? ''] : ['id', '=', uid];
  const [user] = await transport.call('res.users', 'search_read', { domain: [whom], fields: ['name'] }, users);
  return user?.name ?? login ?? 'unknown';
}
