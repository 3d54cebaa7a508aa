import { type ServerKey, serverKeySchema } from '../../src-preload/contract/speech-server.ts';
import { KeyRing } from '../server/key-ring.ts';
import { folders } from '../settings/paths.ts';
import { printable, UsageError } from './exit.ts';
import { print } from './stdout.ts';

const keyRing = (): KeyRing => new KeyRing(folders().data);

/** `voicetray serve key add`: the key is shown this once. */
export async function addServerKey(given: string): Promise<void> {
  const name = given.trim();
  if (!serverKeySchema.shape.name.safeParse(name).success || /\p{Cc}/u.test(name)) {
    throw new UsageError('The name of the key is empty, too long, or has a character that cannot be shown.');
  }
  const keys = keyRing();
  if ((await keys.list()).some((key) => key.name === name)) {
    throw new UsageError(`There is already a key called “${name}”.`);
  }
  const { key } = await keys.make(name);
  await print(key);
  process.stderr.write(`voicetray: The key “${name}” is shown only this once.\n`);
}

/** `voicetray serve key list` */
export async function listServerKeys(): Promise<void> {
  const all = await keyRing().list();
  if (all.length === 0) await print('There are no keys yet. Make one with: voicetray serve key add NAME');
  for (const { id, name, createdAt } of all) {
    const made = new Date(createdAt * 1000).toISOString().slice(0, 10);
    await print(printable(`${id}  ${made}  ${name}`));
  }
}

/** `voicetray serve key remove`: programs that use it are turned away from now on. */
export async function removeServerKey(wanted: string): Promise<void> {
  const keys = keyRing();
  const { id, name } = only(await keys.list(), wanted.trim());
  await keys.revoke(id);
  await print(printable(`Removed the key “${name}”.`));
}

/** By id or name; the window lets two keys have one name. */
function only(all: readonly ServerKey[], wanted: string): ServerKey {
  const found = all.filter(({ id, name }) => id === wanted || name === wanted);
  const [first] = found;
  if (!first)
    throw new UsageError(`There is no key called “${wanted}”. See them with: voicetray serve key list`);
  if (found.length > 1) {
    throw new UsageError(`There are ${found.length} keys called “${wanted}”: name one by its id.`);
  }
  return first;
}
