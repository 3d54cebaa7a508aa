import { type Command, InvalidArgumentError } from 'commander';
import { keyHelp } from './help.ts';
import type { AddOptions } from './profile.ts';
import type { Setup } from './setup.ts';

/** A wait of at most so many seconds, as the contract allows it. */
const seconds =
  (most: number) =>
  (value: string): number => {
    const number = value.trim() === '' ? NaN : Number(value);
    if (number >= 0.1 && number <= most) return number;
    throw new InvalidArgumentError(`Give a number of seconds from 0.1 to ${most}.`);
  };

interface CommandParts {
  readonly signal: AbortSignal;
  readonly setup: () => Promise<Setup>;
}

/** `voicetray profile …`: all that concerns the Dify profiles. */
export function addProfileCommands(program: Command, { signal, setup }: CommandParts): void {
  const profile = program
    .command('profile')
    .description('add, choose, test, carry or remove Dify profiles')
    .helpCommand(false);
  profile
    .command('add')
    .description('add a profile')
    .argument('<name>', 'what to call it')
    .requiredOption('--url <url>', 'address of the API, such as https://dify.example.com/v1')
    .option('--user <user>', 'the end user to name to Dify')
    .option('--voice <voice>', 'the voice to ask for; without it, the app chooses')
    .option('--connect-timeout <seconds>', 'longest wait for a connection (10)', seconds(120))
    .option('--first-sound-timeout <seconds>', 'longest wait for the first sound (100)', seconds(600))
    .option('--stall-timeout <seconds>', 'longest wait when the sound stops coming (30)', seconds(300))
    .option('--allow-http', 'send the key unencrypted to an http address; only for networks you trust')
    .addHelpText('after', keyHelp)
    .action(async (name: string, options: AddOptions) => {
      const { addProfile } = await import('./profile.ts');
      await addProfile(name, options, await setup(), signal);
    });
  profile
    .command('list')
    .description('list the profiles; a * stands before the one that speaks')
    .action(async () => {
      const { listProfiles } = await import('./profile.ts');
      await listProfiles(await setup());
    });
  profile
    .command('use')
    .description('choose who speaks: a profile, or the voice on this computer')
    .argument('[name]')
    .option('--on-device', 'the voice on this computer')
    .action(async (name: string | undefined, options: { onDevice?: boolean }) => {
      const { useProfile } = await import('./profile-use.ts');
      await useProfile(name, options, await setup());
    });
  profile
    .command('key')
    .description('enter the key of a profile, or a new one')
    .argument('<name>')
    .addHelpText('after', keyHelp)
    .action(async (name: string) => {
      const { enterKey } = await import('./profile-use.ts');
      await enterKey(name, await setup(), signal);
    });
  profile
    .command('test')
    .description('ask the server what it is and whether it speaks')
    .argument('<name>')
    .action(async (name: string) => {
      const { testProfile } = await import('./profile.ts');
      await testProfile(name, await setup(), signal);
    });
  profile
    .command('remove')
    .description('remove a profile and its key')
    .argument('<name>')
    .action(async (name: string) => {
      const { removeProfile } = await import('./profile.ts');
      await removeProfile(name, await setup());
    });
  profile
    .command('export')
    .description('save all profiles, without their keys, to a file')
    .argument('[file]', 'voicetray-profiles.json unless told; - is the standard output')
    .option('--replace', 'replace the file if it is there')
    .action(async (file: string | undefined, options: { replace?: boolean }) => {
      const { exportProfiles } = await import('./profile-files.ts');
      await exportProfiles(file, options, await setup());
    });
  profile
    .command('import')
    .description('add the profiles of such a file')
    .argument('<file>', '- is the standard input')
    .action(async (file: string) => {
      const { importProfiles } = await import('./profile-files.ts');
      await importProfiles(file, await setup(), signal);
    });
}
