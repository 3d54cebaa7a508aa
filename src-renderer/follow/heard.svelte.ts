import type { Piece, Word } from '../../src-preload/contract/narration.ts';
import { sentenceAt } from '../player/sentences.ts';
import type { Place } from '../player/timeline.ts';
import type { WordTimes } from './word-times.ts';

/** What is heard: a sentence of a piece. */
export interface HeardSentence {
  readonly piece: number;
  readonly sentence: number;
}

/** Where the reader is: followed at every frame that is shown, as the player's own events are far apart. */
export class Heard {
  now = $state.raw<HeardSentence | null>(null);
  word = $state.raw<Word | null>(null);

  /** `piece`: undefined where nothing is heard. */
  look(place: Place, piece: Piece | undefined, pace: number, words: WordTimes | null): void {
    if (!piece) {
      this.now = this.word = null;
      return;
    }
    const sentence = sentenceAt(piece, place.offset, pace);
    if (this.now?.piece !== place.piece || this.now.sentence !== sentence) {
      this.now = { piece: place.piece, sentence };
    }
    const word = words?.at(piece, place.offset) ?? null;
    if (word !== this.word) this.word = word;
  }
}
