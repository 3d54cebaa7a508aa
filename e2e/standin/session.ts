import type { Session } from 'electron';
import { EventEmitter } from 'node:events';

type Handlers = {
  [
    K in
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
  ]: Parameters<Session[K]>[0];
};

/** The default session: keeps its handlers, so that a test can ask them. */
class StandInSession extends EventEmitter implements Pick<Session, keyof Handlers> {
  readonly standIn: Handlers = {
    setPermissionRequestHandler: null,
    setPermissionCheckHandler: null,
    setDevicePermissionHandler: null,
    setDisplayMediaRequestHandler: null,
  };

  /** Each download that was tried, and whether the program refused it. */
  readonly standInDownloads: { refused: boolean }[] = [];

  setPermissionRequestHandler(handler: Handlers['setPermissionRequestHandler']): void {
    this.standIn.setPermissionRequestHandler = handler;
  }
  setPermissionCheckHandler(handler: Handlers['setPermissionCheckHandler']): void {
    this.standIn.setPermissionCheckHandler = handler;
  }
  setDevicePermissionHandler(handler: Handlers['setDevicePermissionHandler']): void {
    this.standIn.setDevicePermissionHandler = handler;
  }
  setDisplayMediaRequestHandler(handler: Handlers['setDisplayMediaRequestHandler']): void {
    this.standIn.setDisplayMediaRequestHandler = handler;
  }
}

export const session = { defaultSession: new StandInSession() };
