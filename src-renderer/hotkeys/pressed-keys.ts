import { accelerator, type Modifier, mayBeGlobal } from '../../src-preload/contract/accelerator.ts';

/** The part of a keyboard event that tells what is pressed. */
export type Press = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/**
 * `cancel` and `clear`: Escape and Backspace or Delete alone. `held`: modifiers so far, and no key yet. `alone`: the
 * key would be missing in every other program.
 */
export type Pressed =
  | { what: 'keys'; keys: string }
  | { what: 'held'; modifiers: readonly Modifier[] }
  | { what: 'alone' | 'unknown' | 'cancel' | 'clear' };

/** Keys by their place on the keyboard, where Electron names them otherwise. */
const codes: Readonly<Record<string, string>> = {
  ...{ ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', Enter: 'Return' },
  ...{ Comma: ',', Period: '.', Slash: '/', Backslash: '\\', Semicolon: ';', Quote: "'", Backquote: '`' },
  ...{ BracketLeft: '[', BracketRight: ']', Minus: '-', Equal: '=' },
  ...{ NumpadAdd: 'numadd', NumpadSubtract: 'numsub', NumpadMultiply: 'nummult' },
  ...{ NumpadDivide: 'numdiv', NumpadDecimal: 'numdec' },
};
const sameName =
  /^(F([1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|PrintScreen)$/;
/** What the same keys write with Shift where they stand as in the United States. */
const shifted: Readonly<Record<string, string>> = {
  ...{ Comma: '<', Period: '>', Slash: '?', Backslash: '|', Semicolon: ':', Quote: '"', Backquote: '~' },
  ...{ BracketLeft: '{', BracketRight: '}', Minus: '_', Equal: '+' },
};
const heldKeys = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS'];

/** What was pressed, as an Electron accelerator where it can be one. */
export function pressedKeys(press: Press, mac: boolean): Pressed {
  const modifiers = modifiersOf(press, mac);
  if (heldKeys.includes(press.key)) return { what: 'held', modifiers };
  const alone = modifiers.length === 0;
  if (alone && press.key === 'Escape') return { what: 'cancel' };
  if (alone && (press.key === 'Backspace' || press.key === 'Delete')) return { what: 'clear' };
  const key = keyOf(press, mac);
  if (key === null) return { what: 'unknown' };
  const pressed = { modifiers, key };
  return mayBeGlobal(pressed) ? { what: 'keys', keys: accelerator(pressed) } : { what: 'alone' };
}

function modifiersOf({ ctrlKey, altKey, shiftKey, metaKey }: Press, mac: boolean): Modifier[] {
  const [control, meta] = mac
    ? (['Control', 'CommandOrControl'] as const)
    : (['CommandOrControl', 'Super'] as const);
  return [
    ...(ctrlKey ? [control] : []),
    ...(metaKey ? [meta] : []),
    ...(altKey ? (['Alt'] as const) : []),
    ...(shiftKey ? (['Shift'] as const) : []),
  ];
}

/** Letters as this layout has them, since a person looks at what is printed; Alt writes others on a Mac. */
function keyOf(press: Press, mac: boolean): string | null {
  const { code, key } = press;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const byPlace = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? /^Numpad(\d)$/.exec(code)?.[1];
  if (byPlace !== undefined) return code.startsWith('Numpad') ? `num${byPlace}` : byPlace;
  if (sameName.test(code)) return code;
  return shifted[code] !== undefined && !mac ? signOf(press) : (codes[code] ?? null);
}

/**
 * A sign as this layout has it. Programs ask for signs by the names of an American keyboard: keys that write letters of
 * their own (ö, ñ, ß) or accents where those stand would be taken for others, and another key would work.
 */
function signOf({ code, key, shiftKey }: Press): string | null {
  const american = codes[code] ?? null;
  if (key === american || key === shifted[code]) return american;
  if (!shiftKey && /^[,\-=[\]\\;'./`]$/.test(key)) return key;
  // A layout of another script has the American one behind it.
  return /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key) ? american : null;
}
