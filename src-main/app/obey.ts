import type { App } from '../app.ts';
import type { Launch } from '../launch.ts';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';
import { toAppError } from '../fault.ts';

/** Does what another start asks for; what a window has to do with it is the host's. Answers why it could not be done. */
export async function obey(launch: Launch, app: Pick<App, 'handlers' | 'command'>): Promise<Result<object>> {
  try {
    switch (launch.action) {
      case 'open':
      case 'hidden':
        return ok({});
      case 'stop':
        return ok(await app.handlers.stopNarration({}));
      case 'speak-clipboard':
        return ok(await app.handlers.speakClipboard({}));
      case 'speak': {
        const { preferences } = await app.handlers.hello({});
        const profileId = preferences.activeProfile;
        return ok(await app.handlers.startNarration({ text: launch.text, profileId }));
      }
      default:
        app.command(launch.action);
        return ok({});
    }
  } catch (thrown) {
    return err(toAppError(thrown));
  }
}
