import { basename } from 'node:path';
import type { Markup } from '../../src-preload/contract/narration.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { planText } from '../app/text-work.ts';
import { Fault } from '../fault.ts';
import type { TextContent } from '../narration/recording-options.ts';
import { systemCode } from '../saving/file-fault.ts';
import { readText } from './read-text.ts';

interface Read {
  readonly text: string;
  readonly markup: Markup;
  readonly title?: string;
}

/**
 * What to speak, planned as the settings tell: the words of the command line, else a document, else what is piped in.
 * `markup` says how a text is to be taken; a document of another kind than text tells by itself. Throws Faults
 * `document_*`, `text_*`, `nothing_speakable`, and a UsageError.
 */
export async function readContent(
  {
    words,
    file,
    copied,
    markup,
  }: {
    words: readonly string[];
    file: string | undefined;
    /** From the clipboard: nothing else is asked for. */
    copied?: string | undefined;
    markup: Markup | undefined;
  },
  preferences: Preferences,
  signal: AbortSignal,
): Promise<TextContent> {
  const named = words.length === 0 && file !== undefined && file !== '-';
  const read = named
    ? await readFile(file, markup, signal)
    : { text: copied ?? (await readText(words, file, signal)), markup: markup ?? ('auto' as const) };
  return planned(read, preferences, signal);
}

/** What `readContent` gives, of a document alone. */
export const readFileContent = async (
  file: string,
  markup: Markup | undefined,
  preferences: Preferences,
  signal: AbortSignal,
): Promise<TextContent> => planned(await readFile(file, markup, signal), preferences, signal);

async function readFile(file: string, markup: Markup | undefined, signal: AbortSignal): Promise<Read> {
  const { readDocumentFile } = await import('../documents/read-file.ts');
  try {
    const { text, title, ...document } = await readDocumentFile(file, basename(file), signal);
    return { text, title, markup: markup ?? document.markup };
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    throw new Fault('text_unreadable', { name: file }, (thrown as Error).message);
  }
}

async function planned(
  { text, markup, title }: Read,
  preferences: Preferences,
  signal: AbortSignal,
): Promise<TextContent> {
  const plan = await planText(text, markup, preferences, signal);
  return { text, plan, ...(title !== undefined && { title }) };
}
