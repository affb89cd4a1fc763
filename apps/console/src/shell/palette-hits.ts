import type { Shapes } from '../api/client';
import type { Found } from '../api/queries';
import { stateWord } from '../words/states';
import { typeWord } from '../words/types';

interface Named {
  readonly key: string;
  readonly title: string;
  readonly about: string;
}

/** Something that was found: a place to go to, or something to do. */
export type Hit =
  | (Named & { readonly to: string; readonly search?: Readonly<Record<string, string>> })
  | (Named & { readonly act: () => void });

export interface HitGroup {
  readonly title: string;
  readonly hits: readonly Hit[];
}

interface Known {
  /** What the gateway found; nothing before it was asked. */
  readonly found: Found | undefined;
  readonly partners: readonly { readonly partner: Shapes['PartnerRef'] }[];
  readonly actions: readonly { readonly title: string; readonly act: () => void }[];
  /** What whoever is signed in may ask for. */
  readonly may: readonly string[];
}

const pages: readonly (readonly [title: string, to: string, search: Readonly<Record<string, string>>, may?: string])[] =
  [
    ['Home', '/', {}],
    ['What waits for me', '/exceptions', { scope: 'mine' }],
    ['What waits for my role', '/exceptions', { scope: 'role' }],
    ['Everything that waits', '/exceptions', { scope: 'all' }],
    ['Orders', '/orders', {}],
    ['Orders that nobody answered', '/orders', { question: 'unanswered' }],
    ['Orders that are overdue', '/orders', { question: 'overdue' }],
    ['Orders that are due soon', '/orders', { question: 'due-soon' }],
    ['Documents', '/documents', {}],
    ['Documents that are held', '/documents', { state: 'held' }],
    ['Files', '/files', {}],
    ['Partners', '/partners', {}],
    ['Channels', '/channels', {}],
    ['People', '/people', {}, 'listPeople'],
    ['My account', '/account', {}],
    ['Settings', '/settings', {}, 'getSettings'],
  ];

/** So many of a kind: who wants more goes to its list. */
const most = 6;

/** What fits the text, the things before the places; without a text the places alone. */
export function groupsFor(asked: string, { found, partners, actions, may }: Known): readonly HitGroup[] {
  const fits = (text: string) => text.toLowerCase().includes(asked.toLowerCase());
  const places = pages
    .filter(([title, , , needed]) => fits(title) && (needed === undefined || may.includes(needed)))
    .map(([title, to, search]): Hit => ({ key: title, title, about: '', to, search }));
  const doable = actions
    .filter(({ title }) => fits(title))
    .map((each): Hit => ({ key: each.title, about: '', ...each }));
  const groups: readonly HitGroup[] = [
    ...(asked === '' ? [] : foundGroups(found)),
    { title: 'Partners', hits: asked === '' ? [] : partnersOf(partners, fits) },
    { title: 'Pages', hits: places.slice(0, asked === '' ? pages.length : most) },
    { title: 'Actions', hits: doable },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

function partnersOf(rows: Known['partners'], fits: (text: string) => boolean): readonly Hit[] {
  return rows
    .filter(({ partner }) => fits(partner.name) || fits(partner.id))
    .slice(0, most)
    .map(({ partner }) => ({ key: partner.id, title: partner.name, about: partner.id, to: `/partners/${partner.id}` }));
}

function foundGroups(found: Found | undefined): readonly HitGroup[] {
  if (!found) return [];
  return [
    {
      title: 'Orders',
      hits: found.orders.slice(0, most).map(({ number, partner }) => ({
        ...{ key: `order ${number}`, title: number, about: partner.name, to: `/orders/${encodeURIComponent(number)}` },
      })),
    },
    {
      title: 'Documents',
      hits: found.documents.slice(0, most).map((row) => ({
        key: row.id,
        title: `${typeWord(row.type, row.setType)} ${row.number ?? ''}`.trim(),
        about: [row.partner.name, row.orderNumber, stateWord(row.state).word].filter(Boolean).join(' · '),
        to: `/documents/${row.id}`,
      })),
    },
    {
      title: 'Files',
      hits: found.files.slice(0, most).map((row) => ({
        ...{ key: row.id, title: row.name, about: row.partner.name || row.account, to: `/files/${row.id}` },
      })),
    },
  ];
}
