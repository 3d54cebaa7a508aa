interface Focusable {
  isFocused(): boolean;
  on(event: 'focus', listener: () => void): unknown;
  off(event: 'focus', listener: () => void): unknown;
}

/** How long a desktop may take to give a window the focus, milliseconds; under Wayland it may not give it at all. */
const LONGEST = 1500;

/** Shows a window and resolves once it has the focus; false when it does not get it. */
export async function bringFocus(open: () => void, current: () => Focusable | null): Promise<boolean> {
  open();
  const window = current();
  if (!window) return false;
  if (window.isFocused()) return true;
  const focused = Promise.withResolvers<boolean>();
  const yes = (): void => focused.resolve(true);
  const timer = setTimeout(() => focused.resolve(false), LONGEST);
  window.on('focus', yes);
  try {
    return await focused.promise;
  } finally {
    clearTimeout(timer);
    window.off('focus', yes);
  }
}
