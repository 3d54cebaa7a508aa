const bar = /^(?:\||\\[lr]?vert)$/;

/** Whether it is one of the upright bars. */
export const isBar = (token: string): boolean => bar.test(token);

/** Whether a bar that opens before these tokens is closed in its group. */
export function isClosed(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token === '{') depth++;
    else if (token === '}' && --depth < 0) return false;
    // What is between them is a state of quantum mechanics.
    else if (token === '\\rangle') return false;
    else if (depth === 0 && isBar(token)) return true;
  }
  return false;
}
