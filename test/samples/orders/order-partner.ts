import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePartner, type Partner } from '@quayside/partners';
import { must } from '@quayside/std';

const mappings = join(import.meta.dirname, '../../../mappings');

/** A supplier that takes orders, by its documents; all that an envelope may need is there. */
export function orderPartner(documents: object, more: object = {}): Partner {
  const profile = {
    ...{ partner: 'globex', name: 'Globex', stage: 'live', odoo: { vendor: { ref: 'GLOBEX' } } },
    us: {
      x12: [{ qualifier: 'ZZ', id: 'DYNAMO' }],
      edifact: [{ qualifier: '14', id: '4012345000009' }],
      cxml: [{ domain: 'NetworkID', identity: 'AN01' }],
    },
    identifiers: {
      x12: [{ qualifier: '01', id: '123456789', group: 'GLOBEXPO' }],
      edifact: [{ qualifier: '14', id: '4098765000003' }],
      duns: '123456789',
    },
    documents,
    ...more,
  };
  return must(compilePartner({ profile: { file: 'globex.yaml', text: JSON.stringify(profile) }, mappings: all }));
}

const folders = ['x12', 'edifact', 'ubl', 'cxml', 'csv'];
const all = Object.fromEntries(folders.flatMap((folder) => mappingsIn(folder)));

function mappingsIn(folder: string) {
  const names = [
    '850',
    '860',
    'ORDERS',
    'ORDCHG',
    'Order',
    'OrderChange',
    'OrderCancellation',
    'OrderRequest',
    'order',
    ...['824', 'APERAK', 'ApplicationResponse', 'StatusUpdateRequest'],
  ];
  return [...names, 'order-change', 'tables'].flatMap((name) => {
    const file = `${folder}/${name}.yaml`;
    const text = textOf(join(mappings, file));
    return text === undefined ? [] : [[file, { file, text }] as const];
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
