import type { Labels } from './encoding.ts';
import type { Timeline } from './timeline.ts';

/** What joining and encoding need besides the parts. */
export interface Work {
  readonly labels: Labels;
  readonly timeline: Timeline;
  readonly signal: AbortSignal;
  readonly evenLoudness?: boolean | undefined;
}
