/** Characters given to the engine at once. The sound of one stretch is held in memory: seconds to a few minutes. */
const LONGEST = 1000;

/**
 * Cuts a text into runs that the engine takes one by one, so that memory stays the same for a text of any size.
 * The runs joined are the text. Cuts come at a line or sentence end where there is one, else at white space, and
 * only in a token without any between two characters.
 */
export function* stretches(text: string, longest = LONGEST): Generator<string> {
  let start = 0;
  while (text.length - start > longest) {
    const end = start + cut(text.slice(start, start + longest));
    yield text.slice(start, end);
    start = end;
  }
  if (start < text.length) yield text.slice(start);
}

/** Where to cut a full window: after the last good place in its later half, or at its end. */
function cut(window: string): number {
  for (const place of [/[\n.!?…。！？][\s"'”’)\]]*/g, /\s+/g]) {
    const last = [...window.matchAll(place)].at(-1);
    if (last && last.index + last[0].length > window.length / 2) return last.index + last[0].length;
  }
  const code = window.charCodeAt(window.length - 1);
  const splitsPair = code >= 0xd800 && code < 0xdc00;
  return splitsPair ? window.length - 1 : window.length;
}
