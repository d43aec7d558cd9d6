/** One way of doing the job. */
export interface Contender {
  readonly name: string;
  /** Does the job `count` times. */
  run(count: number): void | Promise<void>;
}

/** A job, the ways of doing it, and what is expected of the first against the floor. */
export interface Comparison {
  readonly name: string;
  /** What one operation is: "round trip", "message". */
  readonly unit: string;
  /** The contender that the others are told as ratios of. */
  readonly floor: string;
  readonly contenders: readonly Contender[];
  /** Least ratio of operations per second to the floor that the named contender is to reach. */
  readonly target?: { readonly contender: string; readonly least: number };
  /** Milliseconds that one sample should take. Default 150. */
  readonly sample?: number;
  /** Milliseconds that each contender runs before anything is measured, so that the engine has done with optimizing. Default 300. */
  readonly warmUp?: number;
}

/** What came out for one contender. */
export interface Figure {
  readonly contender: string;
  /** Operations per second: median, least and greatest over the rounds. */
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  /** Median over the rounds of the ratio to the floor's sample of the same round. */
  readonly ratio: number;
}

export interface Outcome {
  readonly name: string;
  readonly unit: string;
  readonly floor: string;
  readonly figures: readonly Figure[];
  readonly target?: { readonly contender: string; readonly least: number; readonly met: boolean };
}

/**
 * Measures all contenders of a job in turn, round after round, so that whatever else the machine does in a round hits them alike.
 * The ratio is taken within each round, then the median over the rounds.
 *
 * @param rounds At least 5.
 */
export async function compare(comparison: Comparison, rounds: number): Promise<Outcome> {
  const counts = new Map<string, number>();
  for (const contender of comparison.contenders)
    counts.set(
      contender.name,
      await calibrate(contender, comparison.sample ?? 150, comparison.warmUp ?? 300),
    );

  const speeds = new Map<string, number[]>(comparison.contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of inTurn(comparison.contenders, round)) {
      speeds.get(contender.name)?.push(await speed(contender, counts.get(contender.name) ?? 1));
    }
  }
  const floor = speeds.get(comparison.floor) ?? [];
  const figures = comparison.contenders.map(({ name }): Figure => {
    const own = speeds.get(name) ?? [];
    return {
      contender: name,
      median: median(own),
      least: Math.min(...own),
      greatest: Math.max(...own),
      ratio: median(own.map((value, round) => value / (floor[round] ?? Number.NaN))),
    };
  });
  const { name, unit, target } = comparison;
  const reached = figures.find(({ contender }) => contender === target?.contender)?.ratio ?? Number.NaN;
  return {
    name,
    unit,
    floor: comparison.floor,
    figures,
    ...(target && { target: { ...target, met: reached >= target.least } }),
  };
}

/** The middle value; the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Warms the contender up and finds how often it must run for one sample to take the time wanted. */
async function calibrate(contender: Contender, milliseconds: number, warmUp: number): Promise<number> {
  const begin = performance.now();
  let count = 1;
  for (;;) {
    const start = performance.now();
    await contender.run(count);
    const took = performance.now() - start;
    if (took >= milliseconds) {
      if (performance.now() - begin >= warmUp) return count;
      continue;
    }
    count = took < milliseconds / 10 ? count * 10 : Math.ceil((count * milliseconds * 1.1) / took);
  }
}

async function speed(contender: Contender, count: number): Promise<number> {
  const start = performance.now();
  await contender.run(count);
  return (count * 1000) / (performance.now() - start);
}

/** Starts each round with another contender, so that none always runs after the same one. */
function inTurn<T>(items: readonly T[], round: number): readonly T[] {
  const first = round % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
