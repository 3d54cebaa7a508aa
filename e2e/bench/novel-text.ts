/** A novel in markdown that nobody wrote: the same for the same seed. Its words mean nothing; its forms are a novel's. */

const nouns =
  'captain harbour lantern garden letter window river stranger winter kitchen forest bridge daughter machine evening orchard'.split(
    ' ',
  );
const verbs =
  'carried watched forgot opened followed answered remembered crossed painted counted repaired heard left'.split(
    ' ',
  );
const qualities = 'old quiet narrow golden unlikely broken distant careful heavy pale second nameless'.split(
  ' ',
);
const names = ['Dr. Harris', 'Mrs. Vale', 'Anton', 'Ida', 'Mr. Okafor', 'Lucía', 'Zoë', 'the mate'];
const links = ['because', 'although', 'while', 'until', 'as if', 'and yet'];

/** mulberry32: small, fast and good enough for words. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** At least so many characters, in whole paragraphs: chapters of some pages, narration, dialogue and short remarks. */
export function novelText(characters: number, seed = 1): string {
  const roll = dice(seed);
  const pick = (list: readonly string[]): string => list[roll(list.length)] ?? '';
  const thing = (): string => `the ${roll(2) ? `${pick(qualities)} ` : ''}${pick(nouns)}`;
  const clause = (): string => `${roll(3) ? pick(names) : thing()} ${pick(verbs)} ${thing()}`;
  const number = (): string =>
    pick([
      `in 18${10 + roll(90)}`,
      `at ${1 + roll(12)}:${10 + roll(50)}`,
      `for $${1 + roll(9)},${100 + roll(900)}.50`,
    ]);
  const plain = (): string => {
    const kind = roll(8);
    if (kind === 0) return pick(['Nothing moved', 'It rained', 'Nobody knew', 'Why']);
    if (kind < 4) return clause();
    if (kind < 6) return `${clause()}, ${pick(links)} ${clause()}`;
    if (kind === 6) return `${clause()} ${number()}; ${clause()}`;
    return `${clause()}, ${clause()}, and ${clause()} (${clause()})`;
  };
  const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  const sentence = (): string => capital(plain()) + pick(['.', '.', '.', '.', '!', '?', '…']);
  const spoken = (): string =>
    `“${capital(plain())}${pick(['!', '?', ','])}” said ${pick(names)}. ${sentence()}`;

  const parts: string[] = [];
  let length = 0;
  for (let paragraphs = 0; length < characters; paragraphs += 1) {
    const fresh = paragraphs % 40 === 0 ? [`# Chapter ${1 + paragraphs / 40}: ${capital(thing())}`] : [];
    const body = roll(3) === 0 ? spoken() : Array.from({ length: 1 + roll(7) }, sentence).join(' ');
    for (const part of [...fresh, body]) {
      parts.push(part);
      length += part.length + 2;
    }
  }
  return parts.join('\n\n');
}
