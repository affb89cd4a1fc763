/** How often a property is tried: a little in `npm test`, with a fixed seed, and as often as a script asks for with a seed of its own. */
export function fuzzRuns(few: number): { readonly numRuns: number; readonly seed: number } {
  const asked = Number(process.env['QUAYSIDE_FUZZ'] ?? few);
  const seed = Number(process.env['QUAYSIDE_FUZZ_SEED'] ?? (asked === few ? 4711 : Date.now() % 1_000_000_000));
  return { numRuns: asked, seed };
}
