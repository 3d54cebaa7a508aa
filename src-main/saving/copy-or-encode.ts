import type { SaveFormat } from '../../src-preload/contract/model.ts';
import { encodeFile } from './encode.ts';
import type { Encoding, Labels } from './encoding.ts';
import { joinParts, type SavePart } from './join.ts';
import { copyMp3 } from './copy-mp3.ts';
import type { Timeline } from './timeline.ts';

export interface Work {
  readonly labels: Labels;
  readonly timeline: Timeline;
  readonly signal: AbortSignal;
  readonly evenLoudness?: boolean | undefined;
}

/**
 * Parts that are mp3 already go into an mp3 as they are, wherever their pauses allow it: that loses nothing and is
 * many times faster. All else is decoded, joined and encoded once.
 */
export function copyOrEncode(format: SaveFormat, parts: AsyncIterable<SavePart>, work: Work): Encoding {
  if (format === 'mp3' && !work.evenLoudness) return copyMp3(parts, work);
  const { signal, timeline, evenLoudness } = work;
  return encodeFile(format, joinParts(parts, signal, { timeline, evenLoudness }), work.labels);
}
