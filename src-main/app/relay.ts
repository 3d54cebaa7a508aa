import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { RecordingEvent } from '../narration/recording.ts';

/** What a recording tells, as the windows hear it. */
export function eventOf(narrationId: string, event: RecordingEvent): AnyEvent {
  switch (event.kind) {
    case 'narration':
      return { name: 'narration', payload: event.narration };
    case 'piece':
      return { name: 'piece', payload: { narrationId, piece: event.piece } };
    case 'extended':
      return { name: 'extended', payload: { narration: event.narration, pieces: event.pieces } };
    case 'answered':
      return { name: 'answered', payload: { narrationId, text: event.text } };
  }
}
