/** Code units of a passage at most, and at least where its text goes on. */
const MOST = 16_384;
const LEAST = 12_288;

/** A text in parts that are quickly searched and indexed, cut at white space where there is some; joined they are it. */
export function passages(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + MOST >= text.length ? text.length : cutAt(text, at);
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

function cutAt(text: string, start: number): number {
  for (let at = start + MOST; at > start + LEAST; at -= 1) {
    if (/\s/u.test(text.charAt(at - 1))) return at;
  }
  const end = start + MOST;
  const half = text.charCodeAt(end);
  // Not within a character of two code units.
  return half >= 0xdc00 && half <= 0xdfff ? end - 1 : end;
}
