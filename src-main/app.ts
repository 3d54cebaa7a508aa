import type { ParsedRequestOf } from '../src-preload/contract/api.ts';
import type { AnyEvent } from '../src-preload/contract/events.ts';
import type { Narration } from '../src-preload/contract/model.ts';
import { answerHandlers } from './app/answer-handlers.ts';
import type { AppContext, AppPorts } from './app/context.ts';
import { documentHandlers } from './app/document-handlers.ts';
import { type Download, Downloads } from './app/downloads.ts';
import { Keeping } from './app/keeping.ts';
import { learnVoice } from './app/learn-voice.ts';
import { libraryHandlers } from './app/library-handlers.ts';
import { Players } from './app/players.ts';
import { Previews } from './app/previews.ts';
import { profileHandlers } from './app/profile-handlers.ts';
import { eventOf } from './app/relay.ts';
import { restoreDesk } from './app/restore-desk.ts';
import { saveNarration } from './app/save-narration.ts';
import { scriptHandlers } from './app/script-handlers.ts';
import { Sources } from './app/sources.ts';
import { speechServer } from './app/speech-server.ts';
import { startRecording } from './app/start-narration.ts';
import { Uploads } from './app/uploads.ts';
import { systemHandlers } from './app/system-handlers.ts';
import { voiceHandlers } from './app/voice-handlers.ts';
import type { Handlers } from './dispatch.ts';
import { Fault, toAppError } from './fault.ts';
import { Desk } from './narration/desk.ts';
import type { Recording } from './narration/recording.ts';
import { Memory, memoryFile } from './settings/memory.ts';
import { Profiles } from './settings/profiles.ts';

/** What a host with windows stands on. */
export interface App {
  readonly handlers: Handlers;
  readonly players: Players;
  /** Every event for the windows; returns the way to unsubscribe. */
  subscribe(listener: (event: AnyEvent) => void): () => void;
  /** The sound of one piece, packed for the player. Rejects with a Fault. */
  audio(
    narrationId: string,
    piece: number,
    signal: AbortSignal,
  ): Promise<{ mime: string; bytes: AsyncIterable<Uint8Array> }>;
  download(token: string): Download | null;
  /** Keeps a file that a window hands over, until it is opened. Rejects with a Fault. */
  upload(name: string, body: AsyncIterable<Uint8Array>): Promise<{ token: string }>;
  /** For the tray and the hotkey: what fails is told by a `notice` event. */
  speakClipboard(): Promise<void>;
  /** For the tray: stops all. */
  stop(): Promise<void>;
  command(command: 'pause' | 'resume' | 'toggle' | 'previous' | 'next'): void;
  /** For facts that change by themselves, such as the hotkey's status. */
  emit(event: AnyEvent): void;
  close(): Promise<void>;
}

/** The use cases behind the contract, over whatever ports a host gives. */
export async function createApp(ports: AppPorts): Promise<App> {
  const { settings, facts } = ports;
  const profiles = new Profiles(settings, ports.secrets);
  const memory = new Memory(memoryFile(ports.folders.data), ports.log);
  const downloads = new Downloads(ports.folders.data);
  await downloads.clear();
  const uploads = new Uploads(ports.folders.data);
  await uploads.clear();
  const players = new Players();
  const closing = new AbortController();
  const saves = new Map<string, AbortController>();
  const listeners = new Set<(event: AnyEvent) => void>();
  const emit = (event: AnyEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const onSpoke = learnVoice({ ports, memory, emit });
  const { fetch, patience } = ports;
  const sources = new Sources({ settings, profiles, fetch, patience, onSpoke });

  settings.onNotice((payload) => emit({ name: 'notice', payload }));
  const keeping = new Keeping({ ports, emit });

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

  const context: AppContext = {
    ports,
    profiles,
    sources,
    memory,
    desk,
    downloads,
    uploads,
    keeping,
    writing: new Set(),
    closing: closing.signal,
    emit,
    find,
    relay: (id, event) => emit(eventOf(id, event)),
    begin(recording, whenBusy) {
      // What the player could not go on with would hold the line for ever.
      const { last } = players;
      const halted = last?.state === 'failed' && last.narrationId === desk.snapshot().current?.id;
      const order = halted ? 'interrupt' : (whenBusy ?? settings.current.preferences.whenBusy);
      const { profileId } = recording.head();
      // Whoever speaks now wants another try, whatever stood in the way before.
      const isNow = order === 'interrupt' || desk.snapshot().current === null;
      if (isNow && profileId !== null) sources.gate(profileId).release();
      desk.start(recording, order);
      return { narrationId: recording.id, queued: desk.snapshot().current?.id !== recording.id };
    },
  };
  const restored = restoreDesk(context, (id) => (opened = id));
  const previews = new Previews(context);
  const server = speechServer(context);

  async function start(request: ParsedRequestOf<'startNarration'>) {
    const recording = await startRecording(request, context);
    return context.begin(recording, request.whenBusy);
  }

  /** A person wants no more of it, so it does not come back by itself. */
  async function stop(narrationId?: string): Promise<void> {
    const { current, queue } = desk.snapshot();
    const all = [...(current ? [current] : []), ...queue].map(({ id }) => id);
    keeping.finished(narrationId === undefined ? all : [narrationId], false);
    await desk.stop(narrationId);
  }

  async function allowScrambled(allowed: boolean): Promise<void> {
    await ports.secrets.allowScrambled?.(allowed);
    emit({ name: 'profiles', payload: await profiles.list() });
  }

  async function speakClipboard() {
    if (!ports.clipboard) throw new Fault('unsupported_here', { what: 'reading the clipboard' });
    const text = await ports.clipboard.readText();
    if (text.trim() === '') throw new Fault('clipboard_empty');
    return start({ text, profileId: settings.current.preferences.activeProfile });
  }

  const handlers: Handlers = {
    async hello() {
      await settings.reload();
      const known = await profiles.list();
      await restored;
      // Nothing is awaited from here: what changes after this moment comes as an event.
      return {
        version: facts.version,
        host: facts.host,
        preferences: settings.current.preferences,
        profiles: known,
        desk: desk.snapshot(),
        hotkey: facts.hotkey(),
        server: server.status,
        notices: [
          ...settings.notices,
          ...keeping.notices,
          ...(facts.notices?.() ?? []),
          ...(facts.hotkey() === 'taken' ? [{ code: 'hotkey_taken' as const }] : []),
        ],
      };
    },
    async updatePreferences(patch) {
      const { preferences } = await settings.update((before) => ({
        ...before,
        preferences: { ...before.preferences, ...defined(patch) },
      }));
      emit({ name: 'preferences', payload: preferences });
      if (patch.server) await server.follow();
      if (patch.system) await allowScrambled(patch.system.keepScrambled);
      return preferences;
    },
    ...voiceHandlers(context, previews),
    ...profileHandlers(context),
    ...answerHandlers(context),
    ...server.handlers,
    ...scriptHandlers(context),
    ...documentHandlers(uploads, closing.signal),
    ...libraryHandlers(context, announce),
    ...systemHandlers(context),
    startNarration: start,
    speakClipboard,
    async stopNarration({ narrationId }) {
      await stop(narrationId);
      return {};
    },
    async retryNarration({ narrationId }) {
      desk.retry(narrationId);
      return {};
    },
    async getNarration({ narrationId }) {
      const recording = find(narrationId);
      const at = keeping.placeOf(narrationId, players.last);
      return { narration: recording.head(), pieces: [...recording.pieces()], answer: recording.answer, at };
    },
    async saveNarration(request) {
      const { narrationId } = request;
      const { saving, playback } = settings.current.preferences;
      const stop = new AbortController();
      saves.get(narrationId)?.abort();
      saves.set(narrationId, stop);
      try {
        return await saveNarration(request, {
          recording: find(narrationId),
          target: ports.saveTarget,
          downloads,
          signal: AbortSignal.any([closing.signal, stop.signal]),
          subtitles: saving.subtitles === 'none' ? undefined : saving.subtitles,
          evenLoudness: playback.evenLoudness,
          perChapter: saving.perChapter,
          pattern: saving.pattern,
          onProgress: (fraction, secondsLeft) =>
            emit({ name: 'saving', payload: { narrationId, fraction, secondsLeft } }),
        });
      } catch (thrown) {
        if (stop.signal.aborted) return { to: 'cancelled' };
        throw thrown;
      } finally {
        if (saves.get(narrationId) === stop) saves.delete(narrationId);
      }
    },
    async cancelSaving({ narrationId }) {
      saves.get(narrationId)?.abort();
      return {};
    },
    async moveInQueue({ narrationId, to }) {
      desk.move(narrationId, to);
      return {};
    },
    async reportPlayer(report) {
      players.report(report);
      keeping.onReport(report);
      if (report.state === 'playing') desk.wake(report.narrationId);
      if (report.state !== 'ended') return {};
      keeping.finished([report.narrationId], true);
      desk.ended(report.narrationId);
      return {};
    },
  };

  await server.follow();
  return {
    handlers,
    players,
    emit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async audio(narrationId, piece, signal) {
      if (Previews.owns(narrationId)) return previews.audio(narrationId, signal);
      const { container, bytes } = await find(narrationId).listen(piece, signal);
      const { rewrapForPlayer } = await import('./speech/rewrap.ts');
      return rewrapForPlayer(container, bytes);
    },
    download: (token) => downloads.find(token),
    upload: (name, body) => uploads.receive(name, body),
    async speakClipboard() {
      try {
        await speakClipboard();
      } catch (thrown) {
        emit({ name: 'notice', payload: toAppError(thrown) });
      }
    },
    stop: () => stop(),
    command: (command) => emit({ name: 'command', payload: { command } }),
    async close() {
      closing.abort();
      previews.close();
      await restored;
      keeping.freeze();
      await server.close();
      await desk.stop();
      await Promise.allSettled(context.writing);
      await sources.close();
      await memory.settled();
      await keeping.close();
      await downloads.clear();
      await uploads.clear();
    },
  };
}

/** A patch without the keys that were given as undefined. */
const defined = <T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
