import path from 'node:path';
import { root } from './root.js';

/**
 * How the allocator of glibc keeps freed memory; another allocator ignores it. Two stores for all threads: with one for each (the
 * usual) what one has freed is of no use to another. Buffers from 128 KB on are given back as soon as they are freed: left alone,
 * glibc raises that bound to 32 MB once it has seen large buffers, and its stores grow with every file.
 */
const memorySettings = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * How V8 keeps its heap. It would let the heap grow to several times what is alive before it looks at all of it, and keep what
 * it took while the gateway started: collecting at a third more costs no time that could be measured.
 */
const heapSettings = ['--heap-growing-percent=30', '--max-semi-space-size=8', '--initial-heap-size=64'];

/** The arguments of Node that start a gateway, with its own. */
export function gatewayArguments(args: readonly string[]): string[] {
  return [...heapSettings, path.join(root, 'dist/apps/gateway/src/main.js'), ...args];
}

/** The environment of a gateway that is started as a child process. */
export function gatewayEnvironment(): NodeJS.ProcessEnv {
  return { ...memorySettings, ...process.env };
}
