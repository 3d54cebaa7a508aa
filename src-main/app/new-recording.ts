import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { keepInFolder } from '../narration/journal.ts';
import type { Recording } from '../narration/recording.ts';
import type { AppContext } from './context.ts';
import type { Speaker } from './sources.ts';

type Common = Omit<Parameters<typeof Recording.start>[0], 'text' | 'plan' | 'messageId' | 'written'>;

/** What every new recording of the program has, whatever it speaks: an id, a folder, a voice, and who follows it. */
export function newRecording(
  { ports, narrations, relay }: Pick<AppContext, 'ports' | 'narrations' | 'relay'>,
  { source, voice, profileId, name }: Speaker,
  id: string = randomUUID(),
): Common {
  return {
    id,
    keep: keepInFolder(join(narrations, id)),
    source,
    voice,
    profileId,
    speaker: name,
    onChange: (event) => relay(id, event),
    log: ports.log,
    ...(ports.patience && { patience: ports.patience }),
  };
}
