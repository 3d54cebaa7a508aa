import { Command, InvalidArgumentError, Option } from 'commander';
import { saveFormatSchema } from '../../src-preload/contract/saving.ts';
import { addAskCommand } from './ask-command.ts';
import { examples, exitStatus } from './help.ts';
import { addProfileCommands } from './profile-commands.ts';
import type { SayOptions } from './say-options.ts';
import { addServeCommands } from './serve-commands.ts';
import type { Setup } from './setup.ts';
import { addSpeakCommand } from './speak-command.ts';
import type { VoicesOptions } from './voices.ts';

export interface ProgramOptions {
  readonly version: string;
  readonly signal: AbortSignal;
  /** Called by the commands alone, so that help and version need no settings. */
  readonly setup: () => Promise<Setup>;
}

function rate(value: string): number {
  const number = Number(value);
  if (!(number >= 0.5 && number <= 2.5))
    throw new InvalidArgumentError('Give a number from 0.5 to 2.5; 1 is the usual speed.');
  return number;
}

/** The commands and their options. Each command's own code is loaded when it is run. */
export function createProgram({ version, signal, setup }: ProgramOptions): Command {
  const program = new Command('voicetray')
    .description('Speaks any text: with a voice on this computer, or through your own Dify app.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'voicetray: ')) })
    .addHelpText('after', `${examples}\n${exitStatus}`);

  const profileOption = (): Option => new Option('-p, --profile <name>', 'the Dify profile to speak through');
  const onDevice = (): Option =>
    new Option('--on-device', 'the voice on this computer, whatever is set to speak');

  program
    .command('say')
    .description('speak a text aloud, or save it with -o')
    .argument('[text...]', 'what to say; without it, the text comes from -f or is piped in')
    .option(
      '-o, --output <file>',
      'save to a .mp3, .m4b, .m4a, .opus, .flac or .wav file; - sends the sound out',
    )
    .option(
      '-f, --file <files...>',
      'read a document: text, Markdown, HTML, EPUB, Word, PDF, subtitles; - reads the standard input',
    )
    .option('--clipboard', 'say what is on the clipboard')
    .option('--selection', 'say what is selected (Linux)')
    .option(
      '-d, --out-dir <folder>',
      'a sound file of each document, or of all in a folder; run again, it goes on',
    )
    .option('--per-chapter', 'with --out-dir: a folder of each document, with a file for each chapter')
    .option('--name <pattern>', 'names of those files, such as "{number} {chapter}"')
    .addOption(
      new Option('--markup <kind>', 'how the text is written (told by itself unless said)').choices([
        'plain',
        'markdown',
        'html',
      ]),
    )
    .option('-v, --voice <voice>', 'the voice, as "voicetray voices" names it')
    .addOption(profileOption())
    .addOption(onDevice())
    .option('-r, --rate <number>', 'speed of the voice on this computer, 0.5 to 2.5', rate)
    .addOption(
      new Option('--format <format>', 'what -o - sends (wav unless told), or --out-dir makes (mp3)').choices(
        saveFormatSchema.options,
      ),
    )
    .addOption(
      new Option('--subtitles <kind>', 'write subtitles beside the file').choices(['srt', 'vtt', 'lrc']),
    )
    .option('--replace', 'replace the file if it is there')
    .option('-y, --yes', 'do not ask about a long text (asked on a screen only)')
    .option('-q, --quiet', 'show no progress')
    .addHelpText('after', `${examples}\n${exitStatus}`)
    .action(async (words: string[], options: SayOptions) => {
      const { say } = await import('./say.ts');
      await say(words, options, await setup(), signal);
    });

  program
    .command('voices')
    .description('list the voices')
    .addOption(profileOption())
    .addOption(onDevice())
    .option('-l, --language <language>', 'only voices of a language, such as de or german')
    .option('--json', 'for scripts')
    .action(async (options: VoicesOptions) => {
      const { listVoices } = await import('./voices.ts');
      await listVoices(options, await setup());
    });

  program
    .command('open')
    .description('show documents in the window of the running Voicetray')
    .argument('<file...>', 'one goes into the text box; several, or a folder, become a list')
    .action(async (files: string[]) => {
      const { openInWindow } = await import('./open-files.ts');
      await openInWindow(files);
    });

  addSpeakCommand(program, { signal, setup });
  addAskCommand(program, { signal, setup });
  addProfileCommands(program, { signal, setup });
  addServeCommands(program, { version, signal, setup });
  return program;
}
