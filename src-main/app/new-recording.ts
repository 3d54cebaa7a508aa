import { randomUUID } from 'node:crypto';
import type { Recording } from '../narration/recording.ts';
import type { AppContext } from './context.ts';
import type { Speaker } from './sources.ts';

type Common = Omit<Parameters<typeof Recording.start>[0], 'text' | 'plan' | 'messageId' | 'written'>;

/** What every new recording of the program has, whatever it speaks: an id, a place, a voice, and who follows it. */
export function newRecording(
  { ports, keeping, relay }: Pick<AppContext, 'ports' | 'keeping' | 'relay'>,
  { source, voice, profileId, name, identify }: Speaker,
  id: string = randomUUID(),
): Common {
  return {
    id,
    keep: async (head, content) => (await keeping.library()).keep(head, content, identify),
    source,
    voice,
    profileId,
    speaker: name,
    onChange: (event) => relay(id, event),
    log: ports.log,
    ...(ports.patience && { patience: ports.patience }),
  };
}
