import type { Change } from '../rewrite.ts';

const pairs: Record<string, string> = { '(': ')', '<': '>', '[': ']', '（': '）' };

/** Leaves a span out, with the brackets that only hold it and the space that would be too much. */
export function gone(text: string, start: number, end: number): Change {
  const close = pairs[text.charAt(start - 1)];
  let [from, to] = [start, end];
  if (close !== undefined && text.charAt(end) === close) [from, to] = [start - 1, end + 1];
  const next = text.charAt(to);
  if (next === '' || /[\s.,;:!?…。，、)\]]/.test(next)) {
    while (from > 0 && /[ \t\u00a0]/.test(text.charAt(from - 1))) from--;
  }
  return { start: from, end: to, words: '' };
}
