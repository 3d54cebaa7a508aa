/** The language detector's table, packed for the build, and opened when it is loaded. */

/** Scores by the number of a language: both fit into a byte. */
export type Scores = Readonly<Record<string, number>>;

/** Letters of a group at most, each a sign of Latin-1: a group is a number of 48 bits. */
const LETTERS = 6;
const HEAD = 4;

/**
 * In base64: how many groups there are (32 bits, little-endian), the groups in order (48 bits each, big-endian), how
 * many scores each has (a byte), and these, each as two bytes: language and score. Throws a RangeError for a table
 * that does not fit.
 */
export function packNgrams(ngrams: Readonly<Record<string, Scores>>): string {
  const groups = Object.entries(ngrams).map(([letters, scores]) => ({
    group: groupOf(letters),
    scores: Object.entries(scores).map(([language, score]) => [Number(language), score] as const),
  }));
  if (groups.some(({ group }) => Number.isNaN(group))) throw new RangeError('There are other letters.');
  groups.sort((a, b) => a.group - b.group);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(groups.length);
  const names = Buffer.alloc(groups.length * LETTERS);
  const counts = Buffer.alloc(groups.length);
  groups.forEach(({ group, scores }, index) => {
    names.writeUIntBE(group, index * LETTERS, LETTERS);
    counts.writeUInt8(scores.length, index);
  });
  const pairs = groups.flatMap(({ scores }) => scores.flat());
  const all = Buffer.alloc(pairs.length);
  pairs.forEach((byte, at) => all.writeUInt8(byte, at));
  return Buffer.concat([head, names, counts, all]).toString('base64');
}

/** What is looked up in it is the same as in the table that was packed; it cannot be listed. */
export function openNgrams(packed: string): Readonly<Record<string, Scores>> {
  const bytes = Buffer.from(packed, 'base64');
  const size = bytes.readUInt32LE();
  const groups = new Float64Array(size);
  const starts = new Uint32Array(size + 1);
  const counts = bytes.subarray(HEAD + size * LETTERS);
  for (let index = 0; index < size; index += 1) {
    groups[index] = bytes.readUIntBE(HEAD + index * LETTERS, LETTERS);
    starts[index + 1] = (starts[index] ?? 0) + 2 * (counts[index] ?? 0);
  }
  const pairs = Uint8Array.from(counts.subarray(size));

  const scoresOf = (letters: string): Scores | undefined => {
    const index = find(groups, groupOf(letters));
    if (index < 0) return undefined;
    const scores: Record<number, number> = {};
    const end = starts[index + 1] ?? 0;
    for (let at = starts[index] ?? 0; at < end; at += 2) scores[pairs[at] ?? 0] = pairs[at + 1] ?? 0;
    return scores;
  };
  const get = (_: unknown, letters: string | symbol): Scores | undefined =>
    typeof letters === 'string' ? scoresOf(letters) : undefined;
  return new Proxy<Record<string, Scores>>({}, { get: get as (target: unknown) => Scores });
}

/** NaN where it is no group of this table. */
function groupOf(letters: string): number {
  if (letters.length > LETTERS) return Number.NaN;
  let group = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charCodeAt(at);
    if (letter === 0 || letter > 0xff) return Number.NaN;
    group = group * 0x100 + letter;
  }
  return group;
}

/** Its place, by bisection; -1 where it is not there. */
function find(groups: Float64Array, wanted: number): number {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle] ?? 0;
    if (group === wanted) return middle;
    if (group < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
