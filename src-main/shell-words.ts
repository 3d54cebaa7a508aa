/** A program and its arguments as a person types them: for `sh`, or for Windows. */
export const shellWords = (words: readonly string[], platform: NodeJS.Platform): string =>
  words
    .map((word) => (plain.test(word) ? word : platform === 'win32' ? `"${word}"` : inQuotes(word)))
    .join(' ');

const plain = /^[\w@%+=:,./~-]+$/;
const inQuotes = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
