import type { Container } from '../../src-preload/contract/voice.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Log, Patience } from '../ports.ts';
import type { VoiceSource, WrittenText } from '../speech/voice-source.ts';
import type { Keep } from './keeper.ts';
import type { Plan } from './plan.ts';
import type { RecordingEvent } from './recording-event.ts';

interface Circumstances {
  readonly id: string;
  /** Where it is kept, and what was made before is found. */
  readonly keep: Keep;
  readonly source: VoiceSource;
  readonly voice: string | null;
  readonly profileId: string | null;
  readonly speaker: string;
  readonly onChange: (event: RecordingEvent) => void;
  readonly log?: Log;
  readonly patience?: Patience;
  /** The piece that it is gone on with; what is missing before it comes after what is missing behind it. */
  readonly from?: number;
  /** False: what fails in spite of its retries has failed, and nobody waits for the server to come back. */
  readonly recovers?: boolean;
}

/** A text that is there, spoken as planned. */
export interface TextContent {
  readonly text: string;
  readonly plan: Plan;
  /** Words for lists; absent: its first ones. */
  readonly title?: string;
  /** It is what an app has answered. */
  readonly answer?: boolean;
}

/** A Dify message, spoken whole by its id. */
interface MessageContent {
  readonly messageId: string;
  readonly plan: Plan;
  /** Words for lists. */
  readonly title?: string;
}

/** A text that is still being written: its pieces are planned as its sentences become final. */
export interface WrittenContent {
  readonly written: WrittenText;
  /** What it answers: words for lists. */
  readonly question: string;
  readonly pauses: Preferences['pauses'];
  /** It is markdown, and said like this; absent: it is said as it stands. */
  readonly manner?: Pick<Preferences, 'reading' | 'pronunciation'>;
}

export type Content = TextContent | MessageContent | WrittenContent;
export type RecordingOptions = Circumstances & Content;

/** Sound as a player takes it. */
export interface Listening {
  readonly container: Container;
  readonly bytes: AsyncIterable<Uint8Array>;
}
