import type { Keeper } from './keeper.ts';
import type { Facts } from './recording-event.ts';
import type { RecordingOptions } from './recording-options.ts';
import { titleOf } from './title.ts';

/** What is known of a narration from the start, told and kept. Rejects with a Fault `storage_failed` or `disk_full`. */
export async function beginKeeping(options: RecordingOptions): Promise<{ facts: Facts; keeper: Keeper }> {
  const { id, keep, source, profileId, speaker, voice } = options;
  const characters = 'text' in options ? options.text.length : 0;
  const facts = { id, title: titleOf(options), profileId, speaker, voice, characters };
  const { pieces: planned = [], chapters = [] } = 'plan' in options ? options.plan : {};
  const head = {
    ...{ ...facts, pieces: 'plan' in options ? planned.length : null, created: Date.now() / 1000 },
    ...{ answer: 'written' in options, ...('messageId' in options && { messageId: options.messageId }) },
  };
  const text = 'text' in options ? options.text : '';
  const keeper = await keep(head, { text, planned, chapters });
  return { facts: { ...facts, voice: voice && (source.nameOf?.(voice) ?? voice) }, keeper };
}
