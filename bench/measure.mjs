/** Runs every engine in each round, so that all see the same load; answers MB/s as median over the rounds. */
export async function measure(engines, rounds = 5) {
  const speeds = new Map(engines.map(({ name }) => [name, []]));
  for (const engine of engines) await engine.run();
  for (let round = 0; round < rounds; round++) {
    for (const { name, bytes, run } of engines) {
      const from = process.hrtime.bigint();
      await run();
      speeds.get(name).push(bytes / 1e6 / (Number(process.hrtime.bigint() - from) / 1e9));
    }
  }
  return speeds;
}

/** The middle of some numbers. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** The median of the ratios of each round: the load of the machine cancels out. */
export function ratio(speeds, name, other) {
  return median(speeds.get(name).map((speed, round) => speed / speeds.get(other)[round]));
}
