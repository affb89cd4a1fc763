import { text as safe } from './html.js';
import type { Json } from './orm/json.js';
import type { Database } from './orm/database.js';
import { number, text, type Row } from './orm/values.js';

/**
 * A record as a plain page, so that a link into the stand-in opens what a link into Odoo would. Nothing when there is no
 * such record.
 */
export function recordPage(db: Database, path: string): string | undefined {
  const target = targetOf(db, path);
  const row = target && db.models.has(target.model) ? db.find(target.model, target.id) : undefined;
  if (!target || !row) return undefined;
  const title = `${db.displayName(target.model, row)} (${target.model})`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${safe(title)}</title>
<style>body{font:15px system-ui;margin:2rem;max-width:70rem}th{text-align:left;vertical-align:top;padding-right:1.5rem}td,th{padding-bottom:.3rem}table table td,table table th{padding-right:1rem}</style>
<p><em>Demo data: a stand-in for Odoo, not an Odoo.</em></p><h1>${safe(title)}</h1>${fields(db, target.model, row)}${chatter(db, target.model, row)}`;
}

function targetOf(db: Database, path: string): { model: string; id: number } | undefined {
  const [, message] = /^\/mail\/message\/(\d+)$/.exec(path) ?? [];
  const thread = message === undefined ? undefined : db.find('mail.message', Number(message));
  if (thread) return { model: text(thread['model']), id: number(thread['res_id']) };
  const [, attachment] = /^\/web\/content\/(\d+)$/.exec(path) ?? [];
  if (attachment !== undefined) return { model: 'ir.attachment', id: Number(attachment) };
  const [, model, id] = /^\/odoo\/([\w.]+)\/(\d+)$/.exec(path) ?? [];
  return model === undefined ? undefined : { model, id: Number(id) };
}

function fields(db: Database, model: string, row: Row): string {
  const rows = Object.entries(db.model(model).fields).flatMap(([name, field]) => {
    const value = db.value(model, row, name);
    if (value === false || name === 'datas' || (Array.isArray(value) && value.length === 0)) return [];
    const relation = 'relation' in field ? field.relation : undefined;
    const shown = relation === undefined ? safe(plain(value)) : links(db, relation, value);
    return [`<tr><th>${safe(name)}</th><td>${shown}</td></tr>`];
  });
  return `<table>${rows.join('')}</table>`;
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function links(db: Database, relation: string, value: Json): string {
  const ids = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return ids
    .flatMap((id) => db.find(relation, id) ?? [])
    .map((row) => `<a href="/odoo/${relation}/${row.id}">${safe(db.displayName(relation, row))}</a>`)
    .join('<br>');
}

/** Notes are HTML that the gateway made, with every text in it made safe. */
function chatter(db: Database, model: string, row: Row): string {
  const on = (each: Row, field: string) => each[field] === model && each['res_id'] === row.id;
  const notes = db.all('mail.message').filter((each) => on(each, 'model'));
  const activities = db.all('mail.activity').filter((each) => on(each, 'res_model'));
  const attachments = db.all('ir.attachment').filter((each) => on(each, 'res_model'));
  return [
    ...notes.map((each) => `<hr>${text(each['body'])}`),
    ...activities.map((each) => `<hr><p>${safe(`Activity: ${text(each['summary'])}`)}</p>${text(each['note'])}`),
    ...attachments.map((each) => `<p>${safe(`Attached: ${text(each['name'])}`)}</p>`),
  ].join('');
}
