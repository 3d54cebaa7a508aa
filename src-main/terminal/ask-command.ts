import { type Command, Option } from 'commander';
import type { AskOptions } from './ask.ts';
import { askHelp } from './help.ts';
import type { Setup } from './setup.ts';

interface CommandParts {
  readonly signal: AbortSignal;
  readonly setup: () => Promise<Setup>;
}

/** `voicetray ask`. */
export function addAskCommand(program: Command, { signal, setup }: CommandParts): void {
  program
    .command('ask')
    .description('ask your Dify app, and hear and read its answer')
    .argument('[question...]', 'what to ask; without it, the question is piped in')
    .addOption(new Option('-p, --profile <name>', 'the Dify profile to ask and to speak through'))
    .option(
      '-o, --output <file>',
      'save to a .mp3, .m4b, .m4a, .opus, .flac or .wav file; - sends the sound out',
    )
    .option('-v, --voice <voice>', 'the voice, as "voicetray voices" names it')
    .option('-t, --text', 'print the answer and speak nothing')
    .addOption(new Option('--format <format>', 'what -o - sends (wav unless told)').choices(['mp3', 'wav']))
    .option('--replace', 'replace the file if it is there')
    .option('-q, --quiet', 'do not print the answer')
    .addHelpText('after', askHelp)
    .action(async (words: string[], options: AskOptions) => {
      const { ask } = await import('./ask.ts');
      await ask(words, options, await setup(), signal);
    });
}
