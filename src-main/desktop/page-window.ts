import type { BrowserWindowConstructorOptions } from 'electron';

export interface PageWindowOptions {
  /** Absolute paths. */
  readonly preload: string;
  readonly icon: string;
  readonly packaged: boolean;
}

/** What every window that shows a page of ours has in common. */
export function pageWindow({ preload, icon, packaged }: PageWindowOptions): BrowserWindowConstructorOptions {
  return {
    title: 'Voicetray',
    icon,
    // Shown when painted, so that nothing white flashes.
    show: false,
    autoHideMenuBar: true,
    // SECURITY: no Node, isolated, in the sandbox (2, 3, 4), with web security (6), no guests (11), and nothing that
    // loosens any of it (8, 9, 10).
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // A dropped file must not replace the page.
      navigateOnDragDrop: false,
      // Would fetch dictionaries from the internet.
      spellcheck: false,
      devTools: !packaged,
      // The hidden window plays on.
      backgroundThrottling: false,
    },
  };
}
