import { type Command, InvalidArgumentError, Option } from 'commander';
import { serveHelp } from './help.ts';
import type { ServeOptions } from './serve.ts';
import type { Setup } from './setup.ts';

const whole =
  (from: number, to: number) =>
  (value: string): number => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
  };

interface CommandParts {
  readonly version: string;
  readonly signal: AbortSignal;
  readonly setup: () => Promise<Setup>;
}

/** `voicetray serve …`: the speech server and its keys. */
export function addServeCommands(program: Command, { version, signal, setup }: CommandParts): void {
  const serving = program
    .command('serve')
    .description('speak for other programs: answer on this computer as a Dify app does')
    .helpCommand(false)
    .option('--port <number>', 'listen there (8377 unless set otherwise); 0: any free one', whole(0, 65_535))
    .addOption(new Option('-p, --profile <name>', 'pass texts on to this Dify profile'))
    .addOption(new Option('--on-device', 'the voice on this computer, whatever is set to speak'))
    .option('-v, --voice <voice>', 'the voice for those who name none')
    .option('--at-once <number>', 'texts spoken at a time; more are sent away', whole(1, 16))
    .addHelpText('after', serveHelp)
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./serve.ts');
      await serve(options, version, await setup(), signal);
    });

  const key = serving
    .command('key')
    .description('make, list or remove the keys that programs need')
    .helpCommand(false);
  key
    .command('add')
    .description('make a key; it is shown this once')
    .argument('<name>', 'what to call it')
    .action(async (name: string) => {
      const { addServerKey } = await import('./serve-key.ts');
      await addServerKey(name);
    });
  key
    .command('list')
    .description('list the keys')
    .action(async () => {
      const { listServerKeys } = await import('./serve-key.ts');
      await listServerKeys();
    });
  key
    .command('remove')
    .description('remove a key; programs that use it are turned away at once')
    .argument('<name>', 'its name or its id')
    .action(async (name: string) => {
      const { removeServerKey } = await import('./serve-key.ts');
      await removeServerKey(name);
    });
}
