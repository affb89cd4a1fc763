/** Waits until `look` gives something; says what it waited for when that takes too long. */
export async function waitFor(what, look, { seconds = 60, everyMs = 600 } = {}) {
  const until = Date.now() + seconds * 1000;
  let problem;
  while (Date.now() < until) {
    try {
      const found = await look();
      if (found) return found;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`waited ${seconds} s for ${what}${problem ? `: ${problem.message}` : ''}`);
}
