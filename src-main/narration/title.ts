import type { Content } from './recording-options.ts';

const LENGTH = 80;

/** A narration's name in lists: the first words of its text, or of the question that it answers. */
export function titleOf(content: Content): string {
  if ('text' in content) return firstWords(content.title ?? '') || firstWords(content.text);
  if ('written' in content) return firstWords(content.question);
  return firstWords(content.title ?? '') || `Dify message ${content.messageId}`.slice(0, LENGTH);
}

function firstWords(text: string): string {
  // A few more characters than wanted, for white space that falls together.
  const words = text
    .trimStart()
    .slice(0, LENGTH * 3)
    .trim()
    .replace(/\s+/gu, ' ')
    .toWellFormed();
  if (words.length <= LENGTH) return words;
  const space = words.lastIndexOf(' ', LENGTH);
  return `${words.slice(0, space > LENGTH / 2 ? space : LENGTH).toWellFormed()}…`;
}
