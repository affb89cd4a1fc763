import { dueChannels, pollChannel, type FetchedChannel } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';

/** Channels that one process looks at at the same time. */
const atOnce = 6;

type PollerPorts = Pick<Runtime, 'ports' | 'log' | 'metrics'>;

/**
 * Starts a look at every channel that is due, without waiting for it: a slow server keeps no other waiting. Which process
 * looks, the store decides. `tick` starts what is due now; `stop` breaks off what runs, which is taken up by the next look.
 */
export function createPoller(poller: PollerPorts): { tick(): Promise<void>; stop(): Promise<void> } {
  const { ports } = poller;
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const start = (channel: FetchedChannel) => {
    const look = poll(poller, channel, stopping.signal).finally(() => running.delete(channel.account));
    running.set(channel.account, look);
  };
  return {
    async tick() {
      const due = await dueChannels(ports);
      for (const channel of due) if (running.size < atOnce && !running.has(channel.account)) start(channel);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

/** One wide line a look that did something. */
async function poll({ ports, log, metrics }: PollerPorts, channel: FetchedChannel, stop: AbortSignal): Promise<void> {
  const begun = performance.now();
  const { account, partner } = channel;
  try {
    const outcome = await pollChannel(ports, channel, stop);
    if (outcome === 'elsewhere' || outcome === 'not-due') return;
    const ms = Math.round(performance.now() - begun);
    metrics.steps.inc({ step: 'poll', outcome });
    metrics.stepSeconds.observe({ step: 'poll' }, ms / 1000);
    log.info({ event: 'step.finished', step: 'poll', row: account, partner, outcome, ms });
  } catch (error) {
    log.error({ event: 'poll.failed', row: account, partner, err: error });
  }
}
