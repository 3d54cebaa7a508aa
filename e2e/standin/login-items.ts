import type { App } from 'electron';

type Items = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
const fresh = {
  set: [] as Parameters<App['setLoginItemSettings']>[0][],
  /** Windows: switched off in its own settings. */
  switchedOff: false,
  /** A Mac: the person was not asked yet. */
  needsApproval: false,
  openedAtLogin: false,
  /** What is set is not kept. */
  deaf: false,
};
const state = structuredClone(fresh);

const items: Items = {
  getLoginItemSettings(options) {
    const last = state.set.findLast(
      ({ path, args }) => path === options?.path && String(args) === String(options?.args),
    );
    const openAtLogin = last?.openAtLogin ?? false;
    return {
      openAtLogin,
      wasOpenedAtLogin: state.openedAtLogin,
      status: state.needsApproval ? 'requires-approval' : openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin && !state.switchedOff,
      launchItems: [],
    };
  },
  setLoginItemSettings(settings) {
    if (!state.deaf) state.set.push(settings);
  },
};

/** The login items of a Mac and of Windows, and for the doors what a person did to them. */
export const loginItems = Object.assign(state, items, {
  reset: () => void Object.assign(state, structuredClone(fresh)),
});
