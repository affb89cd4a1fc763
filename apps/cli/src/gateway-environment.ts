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

/** The environment of a gateway that is started as a child process. */
export function gatewayEnvironment(): NodeJS.ProcessEnv {
  return { ...memorySettings, ...process.env };
}
