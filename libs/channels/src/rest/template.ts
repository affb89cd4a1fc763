import { cutText, storable } from '@quayside/std';
import type { Part } from './part.js';

const place = /\{([^{}]+)\}/g;

/** Fills `/outbox/{id}/content`; what is filled in cannot become another path. */
export function pathFrom(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(place, (all, name: string) => {
    const value = values[name];
    // "." and ".." would be read as steps of the path.
    return value === undefined
      ? all
      : encodeURIComponent(value).replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E'));
  });
}

/** Fills the body of a call, as text of its type: what is filled in cannot end the text that it stands in. */
export function bodyFrom(template: string, values: Readonly<Record<string, string>>, type: string): string {
  return template.replace(place, (all, name: string) => {
    const value = values[name];
    return value === undefined ? all : escaped(value, type);
  });
}

function escaped(value: string, type: string): string {
  if (/\bjson\b/.test(type)) return JSON.stringify(value).slice(1, -1);
  if (!/\bxml\b/.test(type)) return value;
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Fills `{id}.json`, or `{/fileName}` with what stands there in an item; the result is a name and no path. */
export function nameFrom(template: string, id: string, item: Part): string {
  const filled = template.replace(place, (all, name: string) =>
    name === 'id' ? id : name.startsWith('/') ? (item.text(name) ?? '') : all,
  );
  const name = cutText(storable(filled.replace(/[/\\\p{Cc}]+/gu, '_').trim()), 200);
  return name === '' ? 'unnamed' : name;
}
