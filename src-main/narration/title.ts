import type { Content } from './recording-options.ts';

const LENGTH = 80;

/** A narration's name in lists: the heading or the first words of what is said, or the question that it answers. */
export function titleOf(content: Content): string {
  if ('text' in content) return firstWords(content.title ?? '') || firstWords(beginning(content));
  if ('written' in content) return firstWords(content.question);
  return firstWords(content.title ?? '') || `Dify message ${content.messageId}`.slice(0, LENGTH);
}

function beginning({ text, plan: { chapters, pieces } }: Extract<Content, { text: string }>): string {
  const [chapter] = chapters;
  if (chapter?.piece === 0) return chapter.title;
  const said = pieces.slice(0, 3).map(({ words }) => words);
  return said.join(' ') || text;
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
