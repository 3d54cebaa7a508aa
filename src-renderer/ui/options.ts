export interface Option {
  readonly value: string;
  readonly label: string;
  /** A second, quieter name. */
  readonly note?: string;
  /** A sentence below the label. */
  readonly hint?: string;
  /** What a search looks through; the label, when absent. */
  readonly search?: string;
}

export interface Group {
  /** Empty: the options stand without a heading. */
  readonly label: string;
  readonly options: readonly Option[];
}

/** Lower case without accents, so that `francais` finds `Français`. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** The groups with what matches: every word of the query stands somewhere in the option. Empty groups are left out. */
export function filterGroups(groups: readonly Group[], query: string): Group[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  const matches = (option: Option): boolean => {
    const text = plain(option.search ?? option.label);
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, options: group.options.filter(matches) }))
    .filter((group) => group.options.length > 0);
}

/** The options one after another, as the arrow keys walk them. */
export const flatten = (groups: readonly Group[]): Option[] => groups.flatMap((group) => group.options);

/** The next place of the arrow keys in a list of `length`: round its ends for single steps, clamped for pages. */
export function step(from: number, by: number, length: number): number {
  if (length === 0) return -1;
  if (Math.abs(by) === 1) return from < 0 ? (by > 0 ? 0 : length - 1) : (from + by + length) % length;
  return Math.min(length - 1, Math.max(0, from + by));
}
