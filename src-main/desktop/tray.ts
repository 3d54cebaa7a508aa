import type { Menu, NativeImage, nativeImage, NativeTheme, Tray } from 'electron';
import type { Log } from '../ports.ts';
import { trayIconFile } from './tray-icon-file.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';
import { emptyTrayState, type TrayState } from './tray-state.ts';
import { moodWords, watchingWords } from './tray-words.ts';

export interface TrayOptions {
  readonly Tray: new (image: NativeImage) => Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly nativeImage: Pick<typeof nativeImage, 'createFromPath'>;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColorsForSystemIntegratedUI'> & {
    on(event: 'updated', listener: () => void): unknown;
  };
  readonly platform: NodeJS.Platform;
  /** Folder of the icons. */
  readonly icons: string;
  readonly actions: TrayActions;
  readonly log: Log;
}

/**
 * The icon with its menu. Where the system makes none, the window and a second start lead to the same places. What
 * did not change is not set again: a menu that is open would close under the hand.
 */
export class TrayIcon {
  readonly #options: TrayOptions;
  #tray: Tray | null = null;
  #state = emptyTrayState;
  #menu = '';
  #image = '';
  #ended = false;

  constructor(options: TrayOptions) {
    this.#options = options;
    // A panel may turn light or dark.
    options.nativeTheme.on('updated', () => this.#showMood());
    this.#make();
  }

  update(state: TrayState): void {
    this.#state = state;
    this.#show();
  }

  /** A panel has come up after us: an icon that was made before may be in nobody's sight. */
  renew(): void {
    if (this.#ended) return;
    this.#tray?.destroy();
    this.#make();
  }

  destroy(): void {
    this.#ended = true;
    this.#tray?.destroy();
    this.#tray = null;
  }

  #make(): void {
    const { Tray, actions, platform, log } = this.#options;
    this.#tray = null;
    this.#menu = this.#image = '';
    try {
      this.#image = this.#file();
      this.#tray = new Tray(this.#load(this.#image));
    } catch (thrown) {
      log(`no tray icon: ${String(thrown)}`);
      return;
    }
    // On a Mac a click opens the menu.
    if (platform !== 'darwin') this.#tray.on('click', () => actions.open());
    this.#showTip();
    this.#show();
  }

  #show(): void {
    this.#showMood();
    // The mood is the icon's alone: with every sentence the menu would be another one.
    const menu = JSON.stringify({ ...this.#state, mood: null, watching: null });
    if (!this.#tray || menu === this.#menu) return;
    this.#menu = menu;
    const { Menu, platform } = this.#options;
    // On Linux a changed item is only seen after the menu is set again.
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(this.#state, this.#asked(), platform)));
  }

  /** The system marks what is chosen before it is done: what came to nothing is unmarked with the next news. */
  #asked(): TrayActions {
    const { actions } = this.#options;
    const then =
      <T>(choose: (value: T) => void) =>
      (value: T): void => {
        this.#menu = '';
        choose(value);
      };
    return {
      ...actions,
      chooseSpeaker: then((id) => actions.chooseSpeaker(id)),
      chooseVoice: then((voice) => actions.chooseVoice(voice)),
      chooseSpeed: then((speed) => actions.chooseSpeed(speed)),
    };
  }

  #showMood(): void {
    const file = this.#file();
    if (!this.#tray || file === this.#image) return;
    this.#image = file;
    this.#tray.setImage(this.#load(file));
    this.#showTip();
  }

  #showTip(): void {
    const { mood, watching } = this.#state;
    this.#tray?.setToolTip(watching ? `${moodWords[mood]}. ${watchingWords}` : moodWords[mood]);
  }

  #file(): string {
    const { icons, platform, nativeTheme } = this.#options;
    const dark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    return trayIconFile(icons, platform, dark, this.#state);
  }

  #load(file: string): NativeImage {
    const image = this.#options.nativeImage.createFromPath(file);
    if (this.#options.platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
}
