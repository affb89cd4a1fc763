import type { Logger } from '@quayside/runtime';

/** Runs `work` again and again with a pause between; what it throws is logged, and the next turn tries again. */
export function every(
  log: Pick<Logger, 'error'>,
  name: string,
  ms: number,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log.error({ event: `${name}.failed`, err: error }));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return async () => {
    stopped = true;
    wake();
    await running;
  };
}
