import type { AnyEvent } from '../src-preload/contract/events.ts';
import { answerHandlers } from './app/answer-handlers.ts';
import { batchHandlers } from './app/batch-handlers.ts';
import type { AppContext, AppPorts } from './app/context.ts';
import { documentHandlers } from './app/document-handlers.ts';
import { type Download, Downloads } from './app/downloads.ts';
import { openFront } from './app/front.ts';
import { HandedFiles } from './app/handed-files.ts';
import { handedHandlers } from './app/handed-handlers.ts';
import { hotkeyHandlers } from './app/hotkey-handlers.ts';
import { Keeping } from './app/keeping.ts';
import { type MenuFacts, menuFacts } from './app/menu-facts.ts';
import { learnVoice } from './app/learn-voice.ts';
import { libraryHandlers } from './app/library-handlers.ts';
import { LongTexts } from './app/long-texts.ts';
import { narrationHandlers } from './app/narration-handlers.ts';
import { playerHandlers } from './app/player-handlers.ts';
import { Players } from './app/players.ts';
import { Previews } from './app/previews.ts';
import { profileHandlers } from './app/profile-handlers.ts';
import { eventOf } from './app/relay.ts';
import { restoreDesk } from './app/restore-desk.ts';
import { savingHandlers } from './app/saving-handlers.ts';
import { scriptHandlers } from './app/script-handlers.ts';
import { settingsHandlers } from './app/settings-handlers.ts';
import { Sources } from './app/sources.ts';
import { speechServer } from './app/speech-server.ts';
import { Starting } from './app/starting.ts';
import { Uploads } from './app/uploads.ts';
import { systemHandlers } from './app/system-handlers.ts';
import { voiceHandlers } from './app/voice-handlers.ts';
import type { Handlers } from './dispatch.ts';
import { Memory, memoryFile } from './settings/memory.ts';
import { Profiles } from './settings/profiles.ts';

/** What a host with windows stands on. */
export interface App {
  readonly handlers: Handlers;
  readonly players: Players;
  /** What was asked for and is not on the desk yet. */
  readonly starting: Pick<Starting, 'isAny'>;
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
  command(command: 'pause' | 'resume' | 'toggle' | 'previous' | 'next'): void;
  /** Opens files and folders of this computer in the window that asks first. Absolute paths. */
  openFiles(paths: readonly string[]): Promise<void>;
  /** What a small menu offers. */
  menuFacts(): Promise<MenuFacts>;
  /** For facts that change by themselves, such as the states of the keys. */
  emit(event: AnyEvent): void;
  close(): Promise<void>;
}

/** The use cases behind the contract, over whatever ports a host gives. */
export async function createApp(ports: AppPorts): Promise<App> {
  const { settings } = ports;
  const memory = new Memory(memoryFile(ports.folders.data), ports.log);
  const downloads = new Downloads(ports.folders.data);
  await downloads.clear();
  const uploads = new Uploads(ports.folders.data);
  await uploads.clear();
  const players = new Players();
  const closing = new AbortController();
  const starting = new Starting(closing.signal);
  const listeners = new Set<(event: AnyEvent) => void>();
  const emit = (event: AnyEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const profiles: Profiles = new Profiles(settings, ports.secrets, () => {
    profiles.list().then(
      (payload) => emit({ name: 'profiles', payload }),
      () => ports.log('the profiles could not be listed'),
    );
  });
  const handed = new HandedFiles(uploads, () => emit({ name: 'handed', payload: {} }));
  const onSpoke = learnVoice({ ports, memory, emit });
  const { fetch, patience } = ports;
  const sources = new Sources({ settings, profiles, fetch, patience, onSpoke });

  settings.onNotice((payload) => emit({ name: 'notice', payload }));
  const keeping = new Keeping({ ports, emit });

  const front = openFront({ settings, sources, keeping, players, emit });
  const { desk, find } = front;

  const context: AppContext = {
    ports,
    profiles,
    sources,
    memory,
    desk,
    downloads,
    uploads,
    keeping,
    starting,
    longTexts: new LongTexts((payload) => emit({ name: 'longText', payload })),
    writing: new Set(),
    closing: closing.signal,
    emit,
    find,
    relay: (id, event) => emit(eventOf(id, event)),
    begin: front.begin,
  };
  const restored = restoreDesk(context, front.known);
  const previews = new Previews(context);
  const server = speechServer(context);
  const { closeBatch, ...batch } = batchHandlers(context);

  const handlers: Handlers = {
    ...settingsHandlers(context, server, restored, players),
    ...narrationHandlers(context, players),
    ...playerHandlers(context, players),
    ...savingHandlers(context),
    ...voiceHandlers(context, previews),
    ...profileHandlers(context),
    ...answerHandlers(context),
    ...server.handlers,
    ...scriptHandlers(context),
    ...documentHandlers(uploads, closing.signal),
    ...handedHandlers(handed),
    ...batch,
    ...libraryHandlers(context, front.announce),
    ...systemHandlers(context),
    ...hotkeyHandlers(context),
  };

  await server.follow();
  return {
    handlers,
    players,
    starting,
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
    openFiles: (paths) => handed.add(paths),
    menuFacts: () => menuFacts(context),
    command: (command) => emit({ name: 'command', payload: { command } }),
    async close() {
      closing.abort();
      previews.close();
      await restored;
      keeping.freeze();
      await closeBatch();
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
