import type { Markup } from '../../src-preload/contract/narration.ts';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import type { SpeakerOptions } from './speaker.ts';

/** Of `voicetray say`, as they are typed. */
export interface SayOptions extends SpeakerOptions {
  readonly output?: string;
  /** Files or folders; one alone without `outDir`. */
  readonly file?: readonly string[];
  /** What was copied, or on Linux is selected, in the place of words. */
  readonly clipboard?: boolean;
  readonly selection?: boolean;
  readonly outDir?: string;
  readonly perChapter?: boolean;
  /** Names of the chapters' files: see `name-pattern`. */
  readonly name?: string;
  readonly markup?: Markup;
  readonly format?: SaveFormat;
  readonly replace?: boolean;
  readonly subtitles?: SubtitleKind;
  /** Long texts are not asked about. */
  readonly yes?: boolean;
  readonly quiet?: boolean;
}
