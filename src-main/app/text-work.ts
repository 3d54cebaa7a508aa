import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { MAX_TEXT, type Markup } from '../../src-preload/contract/narration.ts';
import type { Preferences, ReadingPreferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import type { Plan } from '../narration/plan.ts';
import { runThread } from '../thread.ts';
import type { Manner } from '../text/prepare.ts';
import { loaded } from '../text/turns.ts';
import type { TextTask } from './text-tasks.ts';

/** Characters from which a text is taken apart in a thread: less takes no longer than a thread's start. */
const LONG = 50_000;
/** Megabytes of the thread's heap: HTML of the most characters takes about half of it. */
const HEAP = 2048;
const SECONDS = 120;

/** Run from source the thread is TypeScript; the build puts it beside every other chunk under its own name. */
const entry = import.meta.url.endsWith('.ts') ? './text-worker.ts' : './text-worker.js';

/** What is said of a text, in pieces. Throws Faults: `text_empty`, `nothing_speakable`, `text_too_large`, `text_slow`. */
export const planText = (
  text: string,
  markup: Markup,
  { reading, pronunciation, languages, pauses }: Preferences,
  signal: AbortSignal,
): Promise<Plan> =>
  work<Plan>({ kind: 'plan', text, markup, manner: { reading, pronunciation, languages }, pauses }, signal);

/** What would be said of it, in the manner that is set or that is tried. Throws the same. */
export const previewText = (
  request: ParsedRequestOf<'previewReading'>,
  { reading, pronunciation, languages }: Manner,
  signal: AbortSignal,
): Promise<ResponseOf<'previewReading'>> =>
  work({ kind: 'preview', ...request, manner: { reading, pronunciation, languages } }, signal);

/** A clip of HTML as Markdown; null where its structure tells nothing. Throws `text_too_large`, `text_slow`. */
export const richText = (
  text: string,
  { tables }: ReadingPreferences,
  signal: AbortSignal,
): Promise<string | null> => work({ kind: 'clip', text, tables }, signal);

async function work<T>(task: TextTask, signal: AbortSignal): Promise<T> {
  if (task.text.length > MAX_TEXT) throw tooLarge();
  if (task.text.length < LONG) {
    const { doTextTask } = await loaded(import('./text-tasks.ts'));
    return (await doTextTask(task)) as T;
  }
  return runThread<T>(
    {
      ...{ entry: new URL(entry, import.meta.url), name: 'text', data: task, heap: HEAP, seconds: SECONDS },
      faults: {
        slow: () => new Fault('text_slow'),
        large: tooLarge,
        broken: (detail) => new Fault('internal', undefined, detail),
      },
    },
    signal,
  );
}

const tooLarge = (): Fault => new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
