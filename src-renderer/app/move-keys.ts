import { type KeyPress, keyPress } from './keys.ts';

/** What a key asks of the player: a step by sentences, by time or by chapters. */
export type Move =
  'back' | 'forward' | 'repeat' | { readonly seconds: number } | { readonly chapter: -1 | 1 };

export const MOVE_SECONDS = 10;

/**
 * Left and Right go by sentences, with Shift by 10 seconds; Backspace says the sentence once more; Shift+Page Up and
 * Shift+Page Down go by chapters. No letter is a key: who talks to a computer would press it by talking (WCAG 2.1.4).
 */
export function moveFor(press: KeyPress): Move | null {
  const { key, shift } = press;
  if (press.taken || press.covered || press.composing || press.ctrl || press.meta || press.alt) return null;
  if (key === 'ArrowLeft') return shift ? { seconds: -MOVE_SECONDS } : 'back';
  if (key === 'ArrowRight') return shift ? { seconds: MOVE_SECONDS } : 'forward';
  if (key === 'Backspace' && !shift && !press.repeated) return 'repeat';
  if (key === 'PageUp' && shift) return { chapter: -1 };
  if (key === 'PageDown' && shift) return { chapter: 1 };
  return null;
}

const TAKES_MOVES = 'input, textarea, select, [contenteditable], [role="option"], [role="listbox"]';

/** Reads a keyboard event of the page. */
export function movePress(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  return { ...keyPress(event, false), taken: target?.closest(TAKES_MOVES) != null };
}
