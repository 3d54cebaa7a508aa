import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import { encodeFile } from './encode.ts';
import type { Encoding } from './encoding.ts';
import { joinParts } from './join.ts';
import type { SavePart } from './save-part.ts';
import { copyMp3 } from './copy-mp3.ts';
import type { Work } from './work.ts';

/**
 * Parts that are mp3 already go into an mp3 as they are, wherever their pauses allow it: that loses nothing and is
 * many times faster. All else is decoded, joined and encoded once.
 */
export function copyOrEncode(format: SaveFormat, parts: AsyncIterable<SavePart>, work: Work): Encoding {
  if (format === 'mp3' && !work.evenLoudness) return copyMp3(parts, work);
  const { signal, timeline, evenLoudness } = work;
  return encodeFile(format, joinParts(parts, signal, { timeline, evenLoudness }), work.labels, signal);
}
