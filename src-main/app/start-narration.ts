import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { SECONDS_PER_CHARACTER } from '../../src-preload/contract/timeline.ts';
import { Fault } from '../fault.ts';
import { type Plan, planPieces } from '../narration/plan.ts';
import { Recording, type RecordingEvent } from '../narration/recording.ts';
import type { Sources } from './sources.ts';

interface StartContext {
  readonly sources: Sources;
  readonly preferences: Preferences;
  /** The folder that holds one folder a narration. */
  readonly folder: string;
  readonly onChange: (event: RecordingEvent) => void;
}

/** A message is spoken whole by Dify: one piece, whose words are not known here. */
const messagePlan: Plan = { pieces: [{ index: 0, start: 0, end: 0, pauseAfter: 0, pauseKind: 'none' }] };

/**
 * From what was asked for to a recording that is ready to be made. Throws a Fault for a text that cannot be
 * spoken, for a long one that was not agreed to, and for a voice or profile that is not there.
 */
export async function startRecording(
  request: ParsedRequestOf<'startNarration'>,
  { sources, preferences, folder, onChange }: StartContext,
): Promise<Recording> {
  const { messageId, profileId } = request;
  const text = messageId === undefined ? (request.text ?? '') : undefined;
  if (messageId !== undefined && profileId === null) {
    throw new Fault('unsupported_here', { what: 'a Dify message needs a Dify profile' });
  }
  const plan = text === undefined ? messagePlan : planPieces(text, preferences.pauses);
  if (text !== undefined && text.length > preferences.askAbove && !request.longAccepted) {
    throw new Fault('text_long', estimate(text, plan));
  }
  const speaker = await sources.openToSpeak(profileId, request.voice);
  const id = randomUUID();
  return Recording.start({
    id,
    folder: join(folder, id),
    ...(text === undefined ? {} : { text }),
    ...(messageId === undefined ? {} : { messageId }),
    plan,
    source: speaker.source,
    voice: speaker.voice,
    profileId,
    speaker: speaker.name,
    onChange,
  });
}

function estimate(text: string, plan: Plan): Record<string, number> {
  return {
    characters: text.length,
    minutes: Math.max(1, Math.round((text.length * SECONDS_PER_CHARACTER) / 60)),
    pieces: plan.pieces.length,
    limit: MAX_TEXT / 1_000_000,
  };
}
