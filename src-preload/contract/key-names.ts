/** Keyboards differ in what stands on their modifiers. */
export type Keyboard = 'mac' | 'windows' | 'other';

const modifiers: Readonly<Record<Keyboard, Readonly<Record<string, string>>>> = {
  mac: { CommandOrControl: 'Command', Control: 'Control', Alt: 'Option', Super: 'Command' },
  windows: { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Win' },
  other: { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Super' },
};
const keys: Readonly<Record<string, string>> = {
  ...{ PageUp: 'Page Up', PageDown: 'Page Down', PrintScreen: 'Print Screen', Return: 'Enter', Plus: '+' },
  ...{ numadd: 'Num +', numsub: 'Num -', nummult: 'Num *', numdiv: 'Num /', numdec: 'Num .' },
};

/** The keys of an accelerator, each as it is written on the keyboard: `Ctrl`, `Alt`, `S`. */
export const keysOf = (accelerator: string, keyboard: Keyboard): string[] =>
  accelerator
    .split('+')
    .filter(Boolean)
    .map((key) => modifiers[keyboard][key] ?? keys[key] ?? key.replace(/^num(\d)$/, 'Num $1'));

/** The same as words of a sentence. */
export const writtenKeys = (accelerator: string, keyboard: Keyboard): string =>
  keysOf(accelerator, keyboard).join(' + ');
