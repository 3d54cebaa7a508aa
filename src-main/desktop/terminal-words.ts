/** What a terminal does by itself, without the program that runs: the commands of `voicetray` but `speak` and `open`. */
export const terminalVerbs = ['say', 'voices', 'ask', 'profile', 'serve'] as const;

const verbs: ReadonlySet<string> = new Set(terminalVerbs);
const questions: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

/**
 * The words of a start that is meant for the terminal alone, without Chromium's switches before them; null: the desktop
 * program is meant. `speak -` reads the standard input, which only the start that was typed has.
 */
export function terminalWords(words: readonly string[]): string[] | null {
  const start = words.findIndex((word) => !word.startsWith('-') || word === '--' || questions.has(word));
  const [first = '', ...rest] = start < 0 ? [] : words.slice(start);
  if (verbs.has(first) || questions.has(first)) return [first, ...rest];
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  const asks = options.some((word) => questions.has(word));
  const reads = first === 'speak' && options.includes('-');
  return (first === 'speak' || first === 'open') && (asks || reads) ? [first, ...rest] : null;
}
