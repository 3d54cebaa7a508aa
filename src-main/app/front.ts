import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import { Desk } from '../narration/desk.ts';
import type { Recording } from '../narration/recording.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { AppContext } from './context.ts';
import type { Keeping } from './keeping.ts';
import type { Players } from './players.ts';
import type { Sources } from './sources.ts';

interface FrontParts {
  readonly settings: SettingsStore;
  readonly sources: Sources;
  readonly keeping: Keeping;
  readonly players: Players;
  readonly emit: (event: AnyEvent) => void;
}

/** The desk, and what the windows hear of it. */
export interface Front extends Pick<AppContext, 'desk' | 'find' | 'begin'> {
  /** Shows a narration to the windows, as what plays now. */
  readonly announce: (narration: Narration) => void;
  /** The windows hear of this one by their `hello`, not by an event. */
  readonly known: (narrationId: string) => void;
}

export function openFront({ settings, sources, keeping, players, emit }: FrontParts): Front {
  let opened: string | null = null;
  const desk: Desk = new Desk({
    onChange: () => {
      const { current, queue } = desk.snapshot();
      keeping.onDesk([...(current ? [current] : []), ...queue].map(({ id }) => id));
      if (current && current.id !== opened) announce(current);
      opened = current?.id ?? null;
      emit({ name: 'desk', payload: desk.snapshot() });
    },
  });
  function announce(narration: Narration): void {
    const pieces = [...find(narration.id).pieces()];
    const at = keeping.placeOf(narration.id, players.last);
    emit({ name: 'opened', payload: { narration, pieces, ...(at && { at }) } });
  }
  function find(id: string): Recording {
    const recording = desk.find(id);
    if (!recording) throw new Fault('narration_gone');
    return recording;
  }

  return {
    desk,
    find,
    announce,
    known: (narrationId) => (opened = narrationId),
    begin(recording, whenBusy) {
      // What the player could not go on with would hold the line for ever.
      const { last } = players;
      const halted = last?.state === 'failed' && last.narrationId === desk.snapshot().current?.id;
      const order = halted ? 'interrupt' : (whenBusy ?? settings.current.preferences.whenBusy);
      const { profileId } = recording.head();
      // Whoever speaks now wants another try, whatever stood in the way before.
      const isNow = order === 'interrupt' || desk.snapshot().current === null;
      if (isNow && profileId !== null) sources.gate(profileId).release();
      players.ask(recording.id);
      desk.start(recording, order);
      return { narrationId: recording.id, queued: desk.snapshot().current?.id !== recording.id };
    },
  };
}
