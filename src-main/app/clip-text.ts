import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import type { Clip } from '../ports.ts';
import { richText } from './text-work.ts';

/** What is spoken of a clip: its structure where it has one, otherwise its words. */
export async function clipText(
  { text, html }: Clip,
  reading: ReadingPreferences,
  signal: AbortSignal,
): Promise<Pick<ParsedRequestOf<'startNarration'>, 'text' | 'markup'>> {
  // A page that cannot be taken apart still has its words.
  const rich = html === null ? null : await richText(html, reading, signal).catch(() => null);
  if (rich !== null) return { text: rich, markup: 'markdown' };
  return text.trim() === '' && html !== null ? { text: html, markup: 'html' } : { text };
}
