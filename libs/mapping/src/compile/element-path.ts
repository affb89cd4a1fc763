import { fail, ok, type Result } from '@quayside/std';
import { own, type Path, type Qualifier, type Step } from '../rules/path.js';

/** Gives each attribute of a vocabulary or a mapping its number; 1 is the text of an element. */
export class AttributeNumbers {
  private readonly numbers = new Map<string, number>();

  /** The number of an attribute; one that is new gets the next. */
  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size + 2);
    return this.numbers.size + 1;
  }

  /** The number of an attribute that is known. */
  known(name: string): number | undefined {
    return this.numbers.get(name);
  }

  /** Every name, in the order of their numbers. */
  names(): string[] {
    return [...this.numbers.keys()];
  }
}

const example = 'cbc:ID, cac:Item/cbc:Name, cbc:Quantity/@unitCode or cbc:ID[@schemeID=GLN]';

/**
 * Reads a path of an element tree as XPath would write it: `cac:Party/cbc:ID`, `cbc:Quantity/@unitCode`, `.`, `@unitCode`,
 * `../cbc:ID`, `cbc:ID[@schemeID=GLN|0088]`, `cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID`.
 */
export function elementPath(text: string, attributes: AttributeNumbers): Result<Path> {
  const parts = partsOf(text);
  const up = upOf(parts);
  const rest = parts.slice(up);
  const attribute = /^@(.+)$/.exec(rest.at(-1) ?? '')?.[1];
  const names = attribute === undefined ? rest : rest.slice(0, -1);
  const steps = names.length === 0 ? [{ tag: own }] : stepsOf(names, attributes);
  if (rest.length === 0 || !steps) return fail(`"${text}" is not a path such as ${example}`);
  return ok({
    text,
    look: up > 0 ? 'outer' : 'here',
    ...(up > 0 && { up }),
    steps,
    ...(attribute !== undefined && { element: attributes.of(attribute) }),
  });
}

function upOf(parts: readonly string[]): number {
  const first = parts.findIndex((part) => part !== '..');
  return first < 0 ? parts.length : first;
}

/** The parts between slashes; within brackets a slash is part of the condition. */
function partsOf(text: string): string[] {
  return text.match(/(?:[^/[\]]|\[[^\]]*\])+|(?<=^|\/)(?=\/|$)/g) ?? [];
}

function stepsOf(parts: readonly string[], attributes: AttributeNumbers): Step[] | undefined {
  const steps: Step[] = [];
  for (const part of parts) {
    const [, tag, where, codes] = /^([^\s[\]@=|]+)(?:\[([^=\]]+)=([^\]]+)\])?$/.exec(part) ?? [];
    if (tag === undefined || tag === '..') return undefined;
    const qualifier = where === undefined ? undefined : qualifierOf(where, codes ?? '', attributes);
    if (where !== undefined && !qualifier) return undefined;
    steps.push({ tag, ...(qualifier && { qualifier }) });
  }
  return steps;
}

// [@schemeID=GLN], [.=VAT], [cac:TaxScheme/cbc:ID=VAT], [cbc:ID/@schemeID='0088']
function qualifierOf(where: string, said: string, attributes: AttributeNumbers): Qualifier | undefined {
  const path = elementPath(where.trim(), attributes);
  if (!path.ok || path.value.up !== undefined) return undefined;
  const { element = 1, steps } = path.value;
  const codes = said.split('|').map((code) => code.trim().replace(/^(['"])(.*)\1$/, '$2'));
  const isOwn = steps.length === 1 && steps[0]?.tag === own;
  return { element, codes, ...(!isOwn && { below: steps }) };
}
