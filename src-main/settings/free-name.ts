/** Characters (UTF-16 code units) that a profile's name may have. */
const MOST = 80;

/** The name itself where it is free, otherwise the first of “Work 2”, “Work 3” … that is. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, count = '1'] = /^(.*\S) (\d{1,3})$/.exec(name) ?? [];
  for (let number = Number(count) + 1; ; number += 1) {
    const ending = ` ${number}`;
    const next =
      stem
        .slice(0, MOST - ending.length)
        .toWellFormed()
        .trimEnd() + ending;
    if (!taken.has(next)) return next;
  }
}
