/** How a connection to Odoo is made. `fetch` is injected by tests. */
export interface OdooOptions {
  /** Names the connection in errors and health: "default" becomes "odoo:default". */
  readonly name: string;
  readonly url: string;
  readonly db?: string;
  /** The login of the key's user: Odoo 14 to 18 ask for it, Odoo 19 knows it by the key. */
  readonly login?: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
  /** Records of other companies are invisible; absent means the user's own. */
  readonly company?: number;
  readonly fetch?: typeof fetch;
}
