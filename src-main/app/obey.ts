import type { App } from '../app.ts';
import type { Launch } from '../launch.ts';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';
import { stepSpeed } from '../../src-preload/contract/speeds.ts';
import { Fault, toAppError } from '../fault.ts';

type Obedient = Pick<App, 'handlers' | 'command' | 'players' | 'starting' | 'openFiles'>;

/** Does what another start asks for; what a window has to do with it is the host's. Answers why it could not be done. */
export async function obey(launch: Launch, app: Obedient): Promise<Result<object>> {
  const { handlers } = app;
  try {
    switch (launch.action) {
      case 'open':
      case 'hidden':
        return ok({});
      case 'stop':
        return ok(await handlers.stopNarration({}));
      case 'speak-clipboard':
        return ok(await speak(app, launch.byKey, (whenBusy) => handlers.speakClipboard(whenBusy)));
      case 'speak-selection':
        return ok(
          await speak(app, launch.byKey, (whenBusy) =>
            handlers.speakClipboard({ from: 'selection', ...whenBusy }),
          ),
        );
      case 'open-files':
        await app.openFiles(launch.paths);
        return ok({});
      case 'speak': {
        const { text, byKey } = launch;
        const { activeProfile: profileId } = (await handlers.hello({})).preferences;
        const start = (whenBusy: Busy) =>
          handlers.startNarration({ text, profileId, fromOutside: true, ...whenBusy });
        return ok(await speak(app, byKey, start));
      }
      case 'slower':
      case 'faster': {
        const { playback } = (await handlers.hello({})).preferences;
        const speed = stepSpeed(playback.speed, launch.action === 'faster' ? 1 : -1);
        return ok(await handlers.updatePreferences({ playback: { ...playback, speed } }));
      }
      case 'save-last':
        return ok(await saveLast(app));
      default:
        app.command(launch.action);
        return ok({});
    }
  } catch (thrown) {
    const error = toAppError(thrown);
    // A stop that was asked for meanwhile needs no words.
    return error.code === 'cancelled' ? ok({}) : err(error);
  }
}

type Busy = { readonly whenBusy?: 'interrupt' | 'queue' };

/** The key that speaks also stops what it started, unless the person wants it otherwise. */
async function speak(
  { handlers, players, starting }: Obedient,
  byKey: boolean | undefined,
  start: (busy: Busy) => Promise<object>,
): Promise<object> {
  if (!byKey) return start({});
  // Asked at the press: what it starts itself does not count.
  const coming = starting.isAny;
  const { desk, preferences } = await handlers.hello({});
  const { whenBusy } = preferences.hotkeys;
  if (whenBusy !== 'stop') return start({ whenBusy });
  const { current } = desk;
  const told = players.last?.narrationId === current?.id ? players.last?.state : undefined;
  // What was paused, has ended or waits for a person is not what the key is to silence.
  const heard = current !== null && (told === undefined || told === 'playing' || told === 'waiting');
  return heard || coming ? handlers.stopNarration({}) : start({ whenBusy: 'interrupt' });
}

/** What plays, or was narrated last, in the format that was chosen last. */
async function saveLast({ handlers, players }: Obedient): Promise<object> {
  const { host, desk, preferences } = await handlers.hello({});
  // A browser downloads what a person asks for in its page.
  if (host === 'browser') throw new Fault('unsupported_here', { what: 'saving without the window' });
  const narrationId = desk.current?.id ?? players.last?.narrationId;
  if (narrationId === undefined) throw new Fault('nothing_to_save');
  return handlers.saveNarration({ narrationId, format: preferences.saveFormat });
}
