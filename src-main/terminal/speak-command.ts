import { type Command, Option } from 'commander';
import { speakHelp } from './help.ts';
import type { Setup } from './setup.ts';
import type { SpeakOptions } from './speak.ts';

/** `voicetray speak`: for keys of the desktop, which one program or another has to obey. */
export function addSpeakCommand(
  program: Command,
  { signal, setup }: { readonly signal: AbortSignal; readonly setup: () => Promise<Setup> },
): void {
  program
    .command('speak')
    .description('tell the running Voicetray what to do, or speak a text here when none runs')
    .argument('[text...]', 'what to say; - reads it from the standard input')
    .option('--clipboard', 'speak what is on the clipboard')
    .option('--selection', 'speak what is selected (Linux)')
    .addOption(new Option('--toggle', 'pause, or go on'))
    .option('--pause', 'pause')
    .option('--resume', 'go on')
    .option('--stop', 'stop')
    .option('--slower', 'a step slower')
    .option('--faster', 'a step faster')
    .option('--next', 'one sentence forward')
    .option('--previous', 'one sentence back')
    .addHelpText('after', speakHelp)
    .action(async (words: string[], options: SpeakOptions) => {
      const { speak } = await import('./speak.ts');
      await speak(words, options, await setup(), signal);
    });
}
