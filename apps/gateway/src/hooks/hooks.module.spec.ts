import { expect, it } from 'vitest';
import { featureApp } from '../../../../test/support/feature-app.js';
import { HooksModule } from './hooks.module.js';

const token = 'a-token-of-twenty-chars';
const payload = { _action: 'Notify Quayside(#481)', _id: 27, _model: 'purchase.order', state: 'purchase' };

async function hinted(url: string, options: { token?: string; headers?: Record<string, string> } = { token }) {
  const woken: string[] = [];
  const hooks = {
    token: options.token,
    wake: (connection: string) => Promise.resolve(connection === 'default' && woken.push(connection) > 0),
  };
  const app = await featureApp(HooksModule.register(hooks));
  const { headers = {} } = options;
  const { statusCode } = await app.inject({ method: 'POST', url, payload, headers });
  return [statusCode, woken];
}

it('wakes the look for orders, whatever the hint says', async () => {
  expect(await hinted(`/hooks/odoo/default?token=${token}`)).toEqual([202, ['default']]);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  expect(await hinted('/hooks/odoo/default', { token, headers })).toEqual([202, ['default']]);
});

it.each([
  ['a token that is another one', `/hooks/odoo/default?token=another-of-twenty-chars`, 403],
  ['no token', '/hooks/odoo/default', 403],
  ['two tokens', `/hooks/odoo/default?token=${token}&token=${token}`, 403],
  ['a connection without orders', `/hooks/odoo/elsewhere?token=${token}`, 404],
])('takes no hint with %s', async (_, url, status) => {
  expect(await hinted(url)).toEqual([status, []]);
});

it('takes none where no token is set', async () => {
  expect(await hinted(`/hooks/odoo/default?token=${token}`, {})).toEqual([404, []]);
});
