const LENGTH = 80;

/** A narration's name in lists: the first words of its text. */
export function title(text: string | undefined, messageId: string | undefined): string {
  if (text === undefined) return `Dify message ${messageId ?? ''}`.trim();
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
