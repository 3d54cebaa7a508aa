import { connectApp } from '../app/connect-app.ts';
import { writtenAnswer } from '../app/written-answer.ts';
import { Fault } from '../fault.ts';
import type { WrittenText } from '../speech/voice-source.ts';
import { AnswerPrinter } from './answer-printer.ts';
import { deliver } from './deliver.ts';
import { UsageError } from './exit.ts';
import { withNarration } from './narration.ts';
import { outputOf } from './output.ts';
import { readText } from './read-text.ts';
import type { SayOptions } from './say-options.ts';
import type { Setup } from './setup.ts';
import { openSpeaker } from './speaker.ts';

export interface AskOptions extends Omit<SayOptions, 'file' | 'rate' | 'onDevice'> {
  /** Prints the answer and speaks nothing. */
  readonly text?: boolean;
}

/**
 * `voicetray ask`: a question to a Dify app, whose answer is printed and spoken while it is written. The text goes
 * to the standard output, but to the standard error output where the sound goes there.
 */
export async function ask(
  words: readonly string[],
  options: AskOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const { activeProfile } = setup.settings.current.preferences;
  const profile = options.profile ?? activeProfile;
  if (profile === null) {
    throw new UsageError('Only a Dify app can be asked. Name its profile with --profile.');
  }
  if (options.text && (options.output !== undefined || options.voice !== undefined)) {
    throw new UsageError('--text speaks nothing, so it goes neither with -o nor with --voice.');
  }
  const output = outputOf(options, process.stdout.isTTY);
  const question = (await readText(words, undefined, signal)).trim();
  if (question === '') throw new Fault('text_empty');
  const printer = new AnswerPrinter(output.to === 'stdout' ? process.stderr : process.stdout, options.quiet);
  const written = printed(
    writtenAnswer({
      question,
      conversationId: undefined,
      connect: () => connectApp({ ports: setup, profiles: setup.profiles }, profile),
      onIds: () => undefined,
      onWritten: () => undefined,
    }),
    printer,
  );
  if (options.text) await written.write(() => undefined, signal);
  else await speak({ written, question }, { ...options, profile }, setup, signal);
}

async function speak(
  asked: { readonly written: WrittenText; readonly question: string },
  options: AskOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const output = outputOf(options, process.stdout.isTTY);
  const speaker = await openSpeaker(setup, { profile: options.profile, voice: options.voice });
  const { pauses } = setup.settings.current.preferences;
  try {
    const lastWord = await withNarration({ ...asked, pauses }, speaker, (recording, folder) =>
      deliver(output, {
        live: output.to !== 'file',
        recording,
        folder,
        signal,
        replace: options.replace === true,
        onPart: () => undefined,
      }),
    );
    if (lastWord !== undefined && !options.quiet && process.stderr.isTTY) {
      process.stderr.write(`${lastWord}\n`);
    }
  } finally {
    await speaker.close();
  }
}

/** The same text, printed as it comes. */
const printed = (text: WrittenText, printer: AnswerPrinter): WrittenText => ({
  async write(onText, signal) {
    try {
      await text.write((whole) => {
        printer.show(whole);
        onText(whole);
      }, signal);
    } finally {
      printer.end();
    }
  },
});
