import { expect, test } from 'vitest';
import { pageWindow } from './page-window.ts';

test.each([true, false])('a page gets these rights and no other (packaged: %s)', (packaged) => {
  const { webPreferences } = pageWindow({ preload: '/preload.cjs', icon: '/icon.png', packaged });
  // Exactly: what is not named keeps Electron's safe default (items 8, 9 and 10 of its checklist).
  expect(webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !packaged,
    backgroundThrottling: false,
  });
});
