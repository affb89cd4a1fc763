/**
 * The environment of a gateway that is started as a child process. Its threads share two stores of memory: with one for each thread
 * (the usual of glibc) what one has freed is of no use to another, and 100 MB more are held.
 */
export function gatewayEnvironment(): NodeJS.ProcessEnv {
  return { MALLOC_ARENA_MAX: '2', ...process.env };
}
