/** Something outside keeps the gateway from starting: said in one line that names the cause and the remedy, without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
