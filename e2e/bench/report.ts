export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

interface Figures {
  /** Each program's figures, in the order of the runs. */
  readonly [program: string]: unknown;
  readonly unit: string;
  /** Ours over theirs, of the medians. */
  readonly ratio: number;
  /** What the ratio should not be above, where a bound is set. */
  readonly most?: number;
}

/** One measure on one line a program: median, smallest, largest; then the ratio beside its bound. */
export function report(name: string, { unit, ratio, most, ...programs }: Figures): void {
  console.log(name);
  for (const [program, values] of Object.entries(programs) as [string, number[]][]) {
    const [middle, least, largest] = [median(values), Math.min(...values), Math.max(...values)];
    const round = (value: number): string => value.toFixed(unit === 'MB' ? 0 : 1);
    console.log(
      `  ${program.padEnd(12)} ${round(middle)} ${unit}  (${round(least)} to ${round(largest)}, ${values.length} runs)`,
    );
  }
  const bound = most === undefined ? '' : `, wanted at most ${most}: ${ratio <= most ? 'met' : 'NOT met'}`;
  console.log(`  ratio ${ratio.toFixed(2)}${bound}`);
}

/** Median, 95 % and most of some figures, on one line. */
export function spreadOf(values: readonly number[], unit: string): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(1);
  return `median ${at(0.5)} ${unit}, 95 % below ${at(0.95)}, most ${at(1)} (${values.length})`;
}
