/** The namespace that the prefix xml always means. */
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** A name with what it means at its place. */
export interface XmlName {
  readonly written: string;
  readonly prefix: string;
  readonly local: string;
  /** Of an element, or of an attribute with a prefix; undefined where the prefix is declared nowhere around it. */
  readonly namespace: string | undefined;
}

/** Which namespace each prefix means in an element; '' is the default one. Few names stand in many places: each is made once. */
export class XmlNames {
  private readonly known = new Map<string, XmlName>();

  constructor(private readonly prefixes: ReadonlyMap<string, string>) {}

  /** What is known before anything was declared. */
  static outside(): XmlNames {
    return new XmlNames(
      new Map([
        ['', ''],
        ['xml', xmlNamespace],
      ]),
    );
  }

  /** The names inside an element that has these attributes. */
  inside(attributes: Readonly<Record<string, string>>): XmlNames {
    const declared = Object.entries(attributes).filter(([name]) => isDeclaration(name));
    if (declared.length === 0) return this;
    const prefixes = declared.map(([name, value]) => [name.slice('xmlns:'.length), value] as const);
    return new XmlNames(new Map([...this.prefixes, ...prefixes]));
  }

  name(written: string): XmlName {
    const known = this.known.get(written);
    if (known) return known;
    const name = this.resolved(written);
    this.known.set(written, name);
    return name;
  }

  private resolved(written: string): XmlName {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const local = written.slice(colon + 1);
    const found = this.prefixes.get(prefix);
    const isName = local !== '' && !local.includes(':') && (prefix === '' || found !== '');
    return { written, prefix, local, namespace: isName ? found : undefined };
  }
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}
