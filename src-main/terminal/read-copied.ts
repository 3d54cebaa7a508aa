import { UsageError } from './exit.ts';
import type { SayOptions } from './say-options.ts';

/** The text of the clipboard or the selection where that is to be said. Throws what `readClipboard` does, and a UsageError. */
export async function readCopied(
  words: readonly string[],
  { clipboard = false, selection = false, file = [] }: SayOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!clipboard && !selection) return undefined;
  const asked = [clipboard, selection, words.length > 0, file.length > 0].filter(Boolean);
  if (asked.length > 1)
    throw new UsageError('Give one thing to say: a text, a file with -f, --clipboard or --selection.');
  const { readClipboard } = await import('./read-clipboard.ts');
  return readClipboard(selection ? 'selection' : 'clipboard', signal);
}
