/** What is known of who may give hints, and what a hint does. */
export interface Hooks {
  /** What a hint shows; without one none is taken. */
  readonly token: string | undefined;
  /** Orders of this connection are looked for at once. Returns whether any go out from there. */
  wake(connection: string): Promise<boolean>;
}

export const HOOKS = Symbol('hooks');
