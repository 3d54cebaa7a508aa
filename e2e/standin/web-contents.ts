import type { HandlerDetails, WebContents, WebFrameMain } from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from 'playwright-core';
import { openContext } from './chromium.ts';
import { type PageMessage, preloadScript } from './in-page.ts';
import { invoke, senderFrame } from './ipc-main.ts';
import { believedAddress, believedOrigin, realAddress } from './protocol.ts';
import { session } from './session.ts';

type Used = 'getURL' | 'isDestroyed' | 'loadURL' | 'mainFrame' | 'send' | 'setWindowOpenHandler';
type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
const BINDING = '__electronStandIn';

/** A page of a real Chromium with the real preload in it. */
export class StandInWebContents extends EventEmitter implements Pick<WebContents, Used> {
  #page: Page | null = null;
  #destroyed = false;
  /** The address that main itself has asked for: no `will-navigate` for it. */
  #asked = '';
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #outbox: { channel: string; args: unknown[] }[] = [];
  #polling: ((messages: unknown[]) => void) | null = null;
  readonly #preload: string;

  constructor(preload: string | undefined) {
    super();
    this.#preload = preload === undefined ? '' : readFileSync(preload, 'utf8');
  }

  /** For the doors. */
  get standInPage(): Page | null {
    return this.#page;
  }

  get mainFrame(): WebFrameMain {
    if (this.#page) return senderFrame(this.#frame(), believedOrigin(this.#frame().url()));
    // Before the first page there is an empty one.
    const empty: unknown = { origin: 'null', url: '', parent: null };
    return empty as WebFrameMain;
  }

  getURL(): string {
    return this.#page ? believedAddress(this.#page.url()) : '';
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async loadURL(url: string): Promise<void> {
    const page = (this.#page ??= await this.#open());
    this.#asked = await realAddress(url);
    await page.goto(this.#asked);
  }

  send(channel: string, ...args: unknown[]): void {
    this.#outbox.push({ channel, args: structuredClone(args) });
    this.#flush();
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  async standInDestroy(): Promise<void> {
    this.#destroyed = true;
    await this.#page?.close();
  }

  #frame(): Frame {
    if (!this.#page) throw new Error('the page is not open yet');
    return this.#page.mainFrame();
  }

  async #open(): Promise<Page> {
    const page = await (await openContext()).newPage();
    await page.exposeBinding(BINDING, ({ frame }, message: PageMessage) => this.#receive(frame, message));
    await page.addInitScript({ content: preloadScript(this.#preload, BINDING) });
    await page.route('**/*', (route) => this.#watch(route));
    // Told with its address before there is a page; a page that opens itself has none yet.
    const devtools = await page.context().newCDPSession(page);
    devtools.on('Page.windowOpen', ({ url }) => this.#decidePopup(page, url));
    await devtools.send('Page.enable');
    page.on('download', (download) => {
      let refused = false;
      session.defaultSession.emit('will-download', { preventDefault: () => (refused = true) }, download);
      session.defaultSession.standInDownloads.push({ refused });
      if (refused) void download.cancel();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    return page;
  }

  async #receive(frame: Frame, message: PageMessage): Promise<unknown> {
    switch (message.kind) {
      case 'attach':
        // A new document hears nothing of what was sent to the one before.
        this.#outbox = [];
        this.#polling = null;
        return null;
      case 'poll':
        return new Promise((resolve) => {
          this.#polling = resolve;
          this.#flush();
        });
      case 'invoke': {
        const sender = this as unknown as WebContents;
        return invoke(sender, senderFrame(frame, believedOrigin(frame.url())), message.channel, message.args);
      }
    }
  }

  #flush(): void {
    if (!this.#polling || this.#outbox.length === 0) return;
    this.#polling(this.#outbox);
    this.#polling = null;
    this.#outbox = [];
  }

  /** Asks the program about navigations that the page starts, as Electron does. */
  async #watch(route: Route): Promise<void> {
    const request = route.request();
    if (!request.isNavigationRequest() || request.url() === this.#asked) {
      this.#asked = request.isNavigationRequest() ? '' : this.#asked;
      return route.continue();
    }
    let prevented = false;
    const isMainFrame = request.frame() === this.#frame();
    const details = {
      url: believedAddress(request.url()),
      isMainFrame,
      isSameDocument: false,
      frame: null,
      preventDefault: () => (prevented = true),
    } satisfies Electron.WebContentsWillFrameNavigateEventParams & { preventDefault(): void };
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details);
    return prevented ? route.abort('aborted') : route.continue();
  }

  #decidePopup(page: Page, url: string): void {
    const details = {
      url: believedAddress(url),
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'default' },
    } satisfies HandlerDetails;
    if (this.#windowOpenHandler(details).action === 'deny')
      page.context().once('page', (popup) => void popup.close());
  }
}
