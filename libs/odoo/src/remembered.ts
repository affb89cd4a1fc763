// Long enough to spare most calls; a vendor that is merged or a module that is installed is seen soon after.
const rememberedMs = 300_000;

/** Asks once per name and a while; a failure is not remembered. */
export function remembered<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (name) => {
    const known = answers.get(name);
    if (known && performance.now() < known.until) return known.answer;
    const answer = ask(name);
    answers.set(name, { until: performance.now() + rememberedMs, answer });
    answer.catch(() => answers.delete(name));
    return answer;
  };
}
