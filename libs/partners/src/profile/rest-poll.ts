import { z } from 'zod';
import { channelName, duration, size, text, usage, whole } from './scalars.js';
import { schedule } from './schedule.js';
import { secret } from './secret.js';

// We call the partner's REST API: fetch what it has for us, say that it is ours, and hand over what we have for it.

const address = z
  .url({ protocol: /^https?$/, error: 'expected an address such as https://api.example.com/v1' })
  .refine((url) => !/[?#@]/.test(url), 'expected an address without query, fragment and login');

/** A path below the address; `{id}` and the like stand for what is put in. */
const path = text.regex(/^\/[^\s?#]*$/, 'expected a path that starts with /, without query');

/** RFC 6901; in XML the names of the elements one below another, and @name for an attribute. */
const pointer = z
  .string()
  .regex(/^(\/[^\s]*)?$/, 'expected a pointer such as /data/items, or "" for the whole answer')
  .meta({ description: 'JSON pointer; in XML the names of elements, and @name of an attribute' });

const header = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'expected the name of a header such as X-Api-Key');
const parameter = z.string().regex(/^[\w.[\]$-]{1,60}$/, 'expected the name of a query parameter such as page');
const mediaType = z.string().regex(/^[\w.+*-]+\/[\w.+*-]+(; ?[\w-]+=[\w.-]+)*$/, 'expected a type such as text/csv');
const status = whole.refine((code) => code >= 400 && code < 500, 'expected a status such as 409');

const auth = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({ by: z.literal('basic'), login: text, password: secret }),
  z.strictObject({ by: z.literal('bearer'), token: secret }),
  z.strictObject({ by: z.literal('api-key'), header: header.default('X-Api-Key'), key: secret }),
  z.strictObject({
    by: z.literal('oauth2'),
    tokenUrl: address,
    clientId: text,
    clientSecret: secret,
    scope: text.optional(),
    audience: text.optional(),
    clientIn: z
      .enum(['header', 'body'])
      .default('header')
      .meta({ description: 'Where the token endpoint wants id and secret' }),
  }),
]);

const pages = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({
    by: z.literal('page'),
    parameter: parameter.default('page'),
    start: whole.prefault('1'),
    size: whole.optional(),
    sizeParameter: parameter.optional(),
  }),
  z.strictObject({ by: z.literal('cursor'), at: pointer, parameter: parameter.default('cursor') }),
  z.strictObject({
    by: z.literal('link'),
    at: pointer
      .optional()
      .meta({ description: 'Where the address of the next page stands; without it, the header Link' }),
  }),
]);

const remembered = {
  parameter: parameter.default('since'),
  start: text.optional().meta({ description: 'The value of the first look; without it, none' }),
};
const overlap = duration
  .refine((ms) => ms <= 6 * 24 * 3_600_000, 'expected at most 144h')
  .optional()
  .meta({ description: 'How far the next look goes back, for what became visible late' });

const since = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('item'), ...remembered, at: pointer, overlap }),
  z.strictObject({ from: z.literal('answer'), ...remembered, at: pointer }),
  z.strictObject({ from: z.literal('header'), ...remembered, header }),
  z.strictObject({
    from: z.literal('request'),
    ...remembered,
    format: z.enum(['iso', 'seconds', 'milliseconds']).default('iso'),
    overlap,
  }),
]);

const fetch = z
  .strictObject({
    path,
    query: z.record(parameter, text).default({}),
    answer: z
      .enum(['json', 'xml'])
      .optional()
      .meta({ description: 'What the list is in; without it, what its content type says' }),
    items: pointer.default(''),
    take: z.enum(['document', 'item', 'page']).default('document').meta({
      description: 'What becomes a file: a document that is fetched for each item, each item itself, or each page',
    }),
    id: pointer.default('/id'),
    version: pointer.optional().meta({ description: 'What is another one when the content may be another' }),
    document: path.optional().meta({ description: 'Where the document of an item is, such as /outbox/{id}/content' }),
    link: pointer.optional().meta({ description: 'Where in an item the address of its document stands' }),
    name: text.optional().meta({ description: 'Of the file: text with {id} or with a pointer such as {/fileName}' }),
    accept: mediaType.optional().meta({ description: 'What the document must be; another type is refused' }),
    pages: pages.prefault({ by: 'none' }),
    since: since.optional(),
    maxPages: whole.prefault('100').meta({ description: 'Pages in one look' }),
    maxPageSize: size.prefault('8MB'),
  })
  .refine(({ take, document, link }) => (take === 'document') === Boolean(document ?? link) && !(document && link), {
    path: ['document'],
    message: 'expected document or link with take: document, and neither of them otherwise',
  })
  .refine(({ maxPages }) => maxPages >= 1, { path: ['maxPages'], message: 'expected 1 or more' });

/** What is done on the other side for each item, once its bytes are committed here. */
const afterFetch = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('nothing') }),
  z.strictObject({
    do: z.literal('call'),
    method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
    path,
    body: text.optional(),
    contentType: mediaType.default('application/json'),
    done: z.array(status).prefault(['404', '410']).meta({ description: 'Answers that say that it was done before' }),
  }),
]);

const send = z.strictObject({
  path,
  byDocument: z.record(z.string(), path).default({}),
  method: z.enum(['POST', 'PUT']).default('POST'),
  contentType: mediaType.default('application/octet-stream'),
  already: z
    .array(status)
    .prefault(['409'])
    .meta({ description: 'Answers that say that an earlier attempt with the same key got there' }),
});

/** We fetch from the partner's API and send to it. */
export const restPoll = z
  .strictObject({
    kind: z.literal('rest-poll'),
    name: channelName,
    url: address,
    auth: auth.prefault({ by: 'none' }),
    headers: z.record(header, text).default({}).meta({ description: 'Sent with each call; no secrets' }),
    ca: text
      .optional()
      .meta({ description: 'Certificates in PEM that vouch for the server instead of the usual ones' }),
    certificate: z
      .strictObject({ secret: secret.shape.secret, key: secret })
      .optional()
      .meta({ description: 'Our own certificate and its key, both in PEM' }),
    fetch: fetch.optional(),
    afterFetch: afterFetch.prefault({ do: 'nothing' }),
    send: send.optional(),
    probe: path.optional().meta({ description: 'What a test gets when nothing is fetched' }),
    every: schedule.prefault('60s'),
    parallel: whole.prefault('4'),
    batch: whole.prefault('1000').meta({ description: 'Files fetched in one go' }),
    maxFileSize: size.prefault('2GB'),
    usage,
    description: text.optional(),
  })
  .refine((channel) => channel.fetch ?? channel.send, 'expected fetch, send or both')
  .refine((channel) => channel.afterFetch.do === 'nothing' || channel.fetch?.take !== 'page', {
    path: ['afterFetch'],
    message: 'expected nothing: a page has no id to call with',
  })
  .refine((channel) => channel.parallel >= 1 && channel.parallel <= 32, {
    path: ['parallel'],
    message: 'expected 1 to 32',
  })
  .refine((channel) => channel.batch >= 1 && channel.batch <= 100_000, {
    path: ['batch'],
    message: 'expected 1 to 100000',
  });

/** A `rest-poll` channel with every default filled in. */
export type RestPollSettings = z.infer<typeof restPoll>;

/** How an API knows who calls. */
export type RestAuth = RestPollSettings['auth'];
