import { createHash } from 'node:crypto';
import type { Arguments, Environment, Method, Model } from '../orm/model.js';
import { userError, valueError } from '../orm/fault.js';
import { number, text, type Row } from '../orm/values.js';
import { create, write } from '../orm/orm.js';
import { rowsOf } from './base.js';

const message: Model = {
  name: 'mail.message',
  fields: {
    model: { type: 'char' },
    res_id: { type: 'integer' },
    body: { type: 'html' },
    subject: { type: 'char' },
    message_type: { type: 'selection' },
    subtype_id: { type: 'many2one', relation: 'mail.message.subtype' },
    author_id: { type: 'many2one', relation: 'res.users' },
    date: { type: 'datetime' },
    attachment_ids: { type: 'many2many', relation: 'ir.attachment' },
  },
  defaults: (env) => ({ message_type: 'comment', author_id: 1, date: env.startedAt }),
  beforeWrite: (_db, _row, values) => {
    if ('model' in values || 'res_id' in values) {
      throw userError("Only administrators can modify 'model' and 'res_id' fields.");
    }
  },
};

const activity: Model = {
  name: 'mail.activity',
  fields: {
    res_model: { type: 'char' },
    res_id: { type: 'integer' },
    summary: { type: 'char' },
    note: { type: 'html' },
    user_id: { type: 'many2one', relation: 'res.users' },
    date_deadline: { type: 'date' },
    active: { type: 'boolean' },
  },
  defaults: () => ({ user_id: 1, active: true, date_deadline: new Date().toISOString().slice(0, 10) }),
  methods: {
    action_feedback: (env, { ids }) => {
      for (const row of rowsOf(env, 'mail.activity', ids)) write(env, 'mail.activity', row.id, { active: false });
      return 1;
    },
  },
};

/** The stand-in keeps no larger payloads: every call reads all records. */
const keptPayload = 350_000;

const attachment: Model = {
  name: 'ir.attachment',
  fields: {
    name: { type: 'char' },
    datas: { type: 'binary' },
    mimetype: { type: 'char' },
    res_model: { type: 'char' },
    res_id: { type: 'integer' },
    res_field: { type: 'char' },
    type: { type: 'selection' },
    checksum: { type: 'char' },
    file_size: { type: 'integer' },
  },
  defaults: () => ({ type: 'binary' }),
  saved: (env, row, { fields }) => {
    if (!fields.includes('datas')) return;
    const datas = text(row['datas']);
    const bytes = Buffer.from(datas, 'base64');
    const checksum = bytes.length === 0 ? false : createHash('sha1').update(bytes).digest('hex');
    const kept = { file_size: bytes.length, checksum };
    env.update('ir.attachment', row.id, { ...kept, datas: datas.length > keptPayload ? false : datas });
  },
};

export const mailModels: readonly Model[] = [message, activity, attachment];

/** What every record with a chatter can do. */
export function chatterMethods(model: string): Readonly<Record<string, Method>> {
  return {
    activity_schedule: (env, args) => rowsOf(env, model, args.ids).map((row) => schedule(env, model, row, args)),
    message_post: (env, args) => rowsOf(env, model, args.ids).map((row) => post(env, model, row, args)),
  };
}

function schedule(env: Environment, model: string, row: Row, { named }: Arguments): number {
  if (named['act_type_xmlid'] !== 'mail.mail_activity_data_todo') {
    throw valueError(`External ID not found in the system: ${text(named['act_type_xmlid'])}`);
  }
  const user = number(named['user_id']);
  return create(env, 'mail.activity', {
    res_model: model,
    res_id: row.id,
    summary: text(named['summary']),
    note: text(named['note']),
    ...(user === 0 ? {} : { user_id: user }),
  }).id;
}

function post(env: Environment, model: string, row: Row, { named }: Arguments): number {
  const body = text(named['body']);
  return create(env, 'mail.message', {
    model,
    res_id: row.id,
    ...('attachment_ids' in named && { attachment_ids: named['attachment_ids'] }),
    body: named['body_is_html'] === true ? body : body.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  }).id;
}
