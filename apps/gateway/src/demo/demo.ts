import type { Order } from '@quayside/canonical';
import type { DemoLine, Story } from '@quayside/runtime';

/** What the commands on this machine may ask for. */
export interface Demo {
  /** Only this user's files have it. */
  readonly token: string;
  /** Lets the demo suppliers do their part, and tells what happens. */
  play(story: Story, say: (line: DemoLine) => void): Promise<unknown>;
  /** An order of a partner as its ERP has it. `unknown`: what there is none of. */
  order(
    partner: string,
    number: string,
  ): Promise<{ readonly order: Order } | { readonly unknown: 'partner' | 'order' }>;
}

export const DEMO = Symbol('demo');
