import { z } from 'zod';
import {
  defaultTimeouts,
  MAX_PROFILES_FILE,
  type Profile,
  timeoutsSchema,
} from '../../src-preload/contract/profile.ts';
import { voiceIdSchema } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import { migrate, type Migration } from './migrate.ts';

const FORMAT = 'voicetray-profiles';
const VERSION = 1;
/** The name that such a file is given. */
export const PROFILES_FILE_NAME = `${FORMAT}.json`;

/** The way up from each older version of the file. */
const steps: Readonly<Record<number, Migration>> = {};

const markedSchema = z.looseObject({ format: z.literal(FORMAT) });
/** Each entry is read by itself, so that a bad one does not cost the others. */
const fileSchema = z.object({ version: z.literal(VERSION), profiles: z.array(z.unknown()).min(1).max(1000) });

/**
 * A profile as it travels: without its id, which belongs to one computer; without its key; and without the consent to
 * plain http, which a person gives and no file. `user` travels, so that Dify shows the same conversations.
 */
const carriedSchema = z.object({
  name: z
    .string()
    .transform((name) => name.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().min(1).max(80)),
  url: z.string().trim().min(1).max(2000),
  user: z.string().trim().min(1).max(200).optional(),
  voice: voiceIdSchema.nullable().default(null),
  timeouts: timeoutsSchema.default(defaultTimeouts),
});
export type CarriedProfile = z.infer<typeof carriedSchema>;

/** The text of the file that holds these profiles. Throws a Fault `profiles_none`. */
export function writeProfileFile(profiles: readonly Profile[]): string {
  if (profiles.length === 0) throw new Fault('profiles_none');
  const carried = profiles.map(({ name, url, user, voice, timeouts }): CarriedProfile => {
    return { name, url, user, voice, timeouts };
  });
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: carried }, null, 2)}\n`;
}

/**
 * The profiles of such a file, each read or the Fault `profile_left_out` in its place. Throws a Fault
 * `profiles_unreadable` or `profiles_newer`.
 */
export function readProfileFile(text: string): (CarriedProfile | Fault)[] {
  const raw = text.length > MAX_PROFILES_FILE ? null : parseJson(text);
  const marked = markedSchema.safeParse(raw);
  if (!marked.success) throw new Fault('profiles_unreadable');
  const found = migrate(marked.data, VERSION, steps, fileSchema);
  if (found.outcome === 'newer') throw new Fault('profiles_newer');
  if (found.outcome === 'broken') throw new Fault('profiles_unreadable');
  return found.value.profiles.map((entry, index) => {
    const read = carriedSchema.safeParse(entry);
    if (read.success) return read.data;
    const field = read.error.issues[0]?.path.join('.') ?? '';
    return new Fault('profile_left_out', { name: nameOf(entry) ?? String(index + 1) }, field);
  });
}

const namedSchema = z.object({ name: z.string().trim().min(1) });
const nameOf = (entry: unknown): string | undefined => namedSchema.safeParse(entry).data?.name.slice(0, 80);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
