import {
  type CanonicalDocument,
  documentSchemas,
  isDocumentType,
  type Leftover,
  type Origin,
  type PlaceColumns,
  placesFromJson,
} from '@quayside/canonical';
import type { JsonNode } from '@quayside/edi';
import { decimal } from '@quayside/std';
import type { z } from 'zod';
import { finished } from '../read/finished.js';
import type { Translation } from '../read/translation.js';

/**
 * A canonical document that came as JSON, as docs/canonical.md describes it. Numbers may stand with or without quotes. Members
 * that the document does not have are left over, each with its place; whatever else does not fit the schema is a fault.
 */
export function canonicalTranslation(node: JsonNode, pointer: string): Translation {
  const reading = new CanonicalReading();
  const value = reading.valueOf(node, '', pointer) as Record<string, unknown>;
  const type = value['type'];
  if (typeof type !== 'string' || !isDocumentType(type)) {
    const message = `The document has no type that there is; expected "type" with one of ${Object.keys(documentSchemas).join(', ')}`;
    const place = { ...node.place(), path: pointer };
    return { documents: [], findings: [{ ...place, code: 'document-invalid', severity: 'fatal', message }] };
  }
  const leftovers = reading.takeUnknown(value, type);
  const said = value as unknown as CanonicalDocument;
  const provenance = reading.places();
  const whole = { ...node.place(), path: pointer };
  const { document, findings } = finished(said, {
    origin: (field) => provenance.origin(field) ?? (field === '' ? whole : undefined),
  });
  // Without its lines, or with a text where they belong, it is no document: nobody who reads one could go on.
  if (!hasItsForm(said, type)) return { documents: [], findings };
  return { documents: [{ document, provenance, leftovers, findings }], findings: [] };
}

class CanonicalReading {
  readonly #origins: Record<string, Origin> = {};
  private readonly nodes = new Map<string, { readonly node: JsonNode; readonly path: string }>();

  /** The plain value of a node, with the place of each text in it. */
  valueOf(node: JsonNode, pointer: string, path: string): unknown {
    this.nodes.set(pointer, { node, path });
    switch (node.kind) {
      case 'object': {
        const found: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
        for (const { name, value } of node.members) {
          const inner = this.valueOf(value, `${pointer}/${name}`, `${path}/${escaped(name)}`);
          if (inner !== undefined) found[name] = inner;
        }
        return { ...found };
      }
      case 'array':
        return node.items.map((item, i) => this.valueOf(item, `${pointer}/${i}`, `${path}/${i}`));
      case 'null':
        return undefined;
      case 'string':
      case 'number':
      case 'boolean':
        this.#origins[pointer] = { ...node.place(), path };
        return scalarOf(node);
    }
  }

  places(): PlaceColumns {
    return placesFromJson(this.#origins);
  }

  /** Takes members out that the schema does not know; they were said, and nobody reads them. */
  takeUnknown(value: Record<string, unknown>, type: keyof typeof documentSchemas): Leftover[] {
    const parsed = documentSchemas[type].safeParse(value);
    const issues = parsed.success ? [] : parsed.error.issues;
    return issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const names = issue.path.map(String);
      const holder = names.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], value);
      return issue.keys.flatMap((key) => {
        delete (holder as Record<string, unknown>)[key];
        return this.leftBelow(['', ...names, key].join('/'));
      });
    });
  }

  private leftBelow(pointer: string): Leftover[] {
    const left: Leftover[] = [];
    for (const [each, { node, path }] of this.nodes) {
      if (each !== pointer && !each.startsWith(`${pointer}/`)) continue;
      delete this.#origins[each];
      if (node.kind === 'object' || node.kind === 'array' || node.kind === 'null') continue;
      left.push({ ...node.place(), path, text: node.text });
    }
    return left;
  }
}

/** Whether a document has every list and every part that it must have. A single value that is none of its kind is taken out. */
function hasItsForm(document: CanonicalDocument, type: keyof typeof documentSchemas): boolean {
  const parsed = documentSchemas[type].safeParse(document);
  return (
    parsed.success || parsed.error.issues.every((issue) => isOfOneValue(issue) && leavesText(document, issue.path))
  );
}

function isOfOneValue(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_type') return issue.expected === 'string' || issue.expected === 'boolean';
  return ['invalid_value', 'invalid_format', 'too_small', 'too_big', 'custom'].includes(issue.code);
}

/** Takes out what stands there unless it is a text or a list. Returns true. */
function leavesText(document: CanonicalDocument, path: readonly PropertyKey[]): true {
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<PropertyKey, unknown>)[name], document);
  const held = holder as Record<PropertyKey, unknown>;
  if (typeof held[last] !== 'string' && !Array.isArray(held[last])) Reflect.deleteProperty(held, last);
  return true;
}

function scalarOf(node: Extract<JsonNode, { text: string }>): unknown {
  if (node.kind === 'boolean') return node.text === 'true';
  if (node.kind === 'string') return node.text;
  // 1.10 without quotes is the decimal "1.1".
  const value = decimal(node.text);
  return value.ok ? value.value : node.text;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
