import { errorWords } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { type Launch, playerCommands, speedCommands } from '../launch.ts';
import { UsageError } from './exit.ts';
import { readClipboard } from './read-clipboard.ts';
import { readText } from './read-text.ts';
import type { Setup } from './setup.ts';
import { tellRunning } from './tell-running.ts';

const commands = [...playerCommands, ...speedCommands, 'stop'] as const;

export interface SpeakOptions extends Partial<Record<(typeof commands)[number], boolean>> {
  readonly clipboard?: boolean;
  readonly selection?: boolean;
}

/**
 * `voicetray speak`: asks the Voicetray that runs, so that its window shows and its player plays; a text is spoken
 * here when none runs. Throws a UsageError, and the Fault that the running one answers.
 */
export async function speak(
  words: readonly string[],
  options: SpeakOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const launch = await wanted(words, options, signal);
  if (await isTaken(launch)) return;
  if (launch.action !== 'speak') throw new UsageError('Voicetray is not running. Start it first.');
  const { say } = await import('./say.ts');
  await say([launch.text], {}, setup, signal);
}

/** Whether a Voicetray that runs has taken it over; of a long text it asks the person in its window. */
async function isTaken(launch: Launch): Promise<boolean> {
  try {
    return (await tellRunning(launch)) !== null;
  } catch (thrown) {
    if (!(thrown instanceof Fault) || thrown.error.code !== 'text_long') throw thrown;
    process.stderr.write(`${errorWords(thrown.error)} Voicetray’s window asks whether to speak it.\n`);
    return true;
  }
}

async function wanted(words: readonly string[], options: SpeakOptions, signal: AbortSignal): Promise<Launch> {
  const asked = commands.filter((name) => options[name] === true);
  const sources = [options.clipboard === true, options.selection === true, words.length > 0];
  if (asked.length + sources.filter(Boolean).length > 1) {
    throw new UsageError('Give one thing to do: a text, or one of the options.');
  }
  const [command] = asked;
  if (command) return { action: command };
  const byKey = options.clipboard === true || options.selection === true;
  const text = await (byKey
    ? readClipboard(options.selection ? 'selection' : 'clipboard', signal)
    : readText(words, undefined, signal));
  if (text.trim() === '') throw new Fault(options.clipboard ? 'clipboard_empty' : 'text_empty');
  return { action: 'speak', text, ...(byKey && { byKey }) };
}
