/** Modifiers as Electron names them, in the order they are written. */
const modifiers = ['CommandOrControl', 'Control', 'Super', 'Alt', 'Shift'] as const;
export type Modifier = (typeof modifiers)[number];

/** Other names that Electron knows for them. */
const otherNames: Readonly<Record<string, Modifier>> = {
  CmdOrCtrl: 'CommandOrControl',
  Ctrl: 'Control',
  Meta: 'Super',
  Option: 'Alt',
};

const named = [
  ...['Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Return', 'Up', 'Down', 'Left', 'Right'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Plus', 'PrintScreen'],
  ...['numadd', 'numsub', 'nummult', 'numdiv', 'numdec'],
];
const single = /^[A-Z0-9,\-=[\]\\;'./`]$/;
/** Longer key codes that may be held down with modifiers; see “Accelerator” in Electron's documentation. */
const keyCodes = new Set([
  ...Array.from({ length: 24 }, (_, n) => `F${n + 1}`),
  ...Array.from({ length: 10 }, (_, n) => `num${n}`),
  ...named,
]);

export interface Accelerator {
  readonly modifiers: readonly Modifier[];
  readonly key: string;
}

/** Null for words that are no accelerator. */
export function parseAccelerator(words: string): Accelerator | null {
  const parts = words.split('+');
  const key = parts.pop() ?? '';
  const found = parts.map((part) => otherNames[part] ?? modifiers.find((known) => known === part));
  const held = found.filter((modifier) => modifier !== undefined);
  if (held.length !== found.length || new Set(held).size !== held.length) return null;
  return single.test(key) || keyCodes.has(key)
    ? { modifiers: modifiers.filter((known) => held.includes(known)), key }
    : null;
}

/** One way of writing each accelerator, so that two of them can be compared. */
export const accelerator = ({ modifiers: held, key }: Accelerator): string =>
  [...modifiers.filter((known) => held.includes(known)), key].join('+');

/**
 * May be taken from every other program: a letter alone, or with Shift, could no longer be typed anywhere. A
 * function key writes nothing.
 */
export const mayBeGlobal = ({ modifiers: held, key }: Accelerator): boolean =>
  /^F\d/.test(key) || held.some((modifier) => modifier !== 'Shift');
