import type { Utterance } from '../speech/voice-source.ts';
import type { PlannedPiece } from './plan.ts';
import type { RecordingOptions } from './recording-options.ts';

/** What a voice is asked for, for one piece. */
export function utteranceOf(options: RecordingOptions, planned: () => PlannedPiece): Utterance {
  const { voice } = options;
  if ('messageId' in options) return { messageId: options.messageId, voice };
  const { words, language } = planned();
  return { text: words, voice, ...(language && { language }) };
}
