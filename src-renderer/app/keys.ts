/** What a key asks of the window as a whole. */
export type KeyCommand = 'speak' | 'ask' | 'stop' | 'toggle' | 'open';

/** What is needed of a keyboard event, and of where it happened. */
export interface KeyPress {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  /** Held down, or part of an input method's composition. */
  repeated: boolean;
  composing: boolean;
  /** The focused element takes the key for itself: a text field, a button, a list. */
  taken: boolean;
  /** Something lies over the window, such as a dialog or an open list. */
  covered: boolean;
}

/**
 * Ctrl+Enter (Command+Enter) speaks, with Shift it asks; Ctrl+O opens a document; Escape stops, Space pauses and
 * resumes. Null: the key is not for the window.
 */
export function commandFor(press: KeyPress): KeyCommand | null {
  if (press.covered || press.composing || press.repeated || press.alt) return null;
  const modified = press.ctrl || press.meta;
  if (press.shift) return press.key === 'Enter' && modified ? 'ask' : null;
  if (press.key === 'Enter' && modified) return 'speak';
  if (modified) return press.key.toLowerCase() === 'o' ? 'open' : null;
  if (press.key === 'Escape') return 'stop';
  if (press.key === ' ' && !press.taken) return 'toggle';
  return null;
}

const TAKES_SPACE =
  'input:not([type="range"]), textarea, select, a[href], label, [contenteditable], [role="option"]';
const PRESSED_BY_SPACE = 'button, summary';

/**
 * Reads a keyboard event of the page. `pointed`: the focus came by a pointer; who clicked Speak and then presses Space
 * means to pause, not to click it again.
 */
export function keyPress(event: KeyboardEvent, pointed: boolean): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    repeated: event.repeat,
    composing: event.isComposing,
    taken: target?.closest(pointed ? TAKES_SPACE : `${TAKES_SPACE}, ${PRESSED_BY_SPACE}`) != null,
    covered: event.defaultPrevented || document.querySelector('dialog[open]') !== null,
  };
}
