import { expect } from 'vitest';
import type { OnElectron } from './on-electron.ts';

/** An item as a person reads it. */
export interface Item {
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly below: readonly Omit<Item, 'below'>[];
}

/** What is asked of Electron's items. */
interface Made {
  readonly type: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly click: unknown;
  readonly submenu?: { readonly items: readonly Made[] } | undefined;
}
interface Seen {
  items: readonly Made[];
  icon: string;
}
type Watched = typeof globalThis & { seenTray?: Seen };

/** Electron tells nobody of its trays: what the program makes for its own is noted while it is made. */
export async function watchTray(at: OnElectron): Promise<void> {
  const page = await at.page();
  await at.host.evaluate(({ Menu, nativeImage }) => {
    const seen: Seen = { items: [], icon: '' };
    (globalThis as Watched).seenTray = seen;
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      const menu = build(template);
      if (menu.items.some(({ label }) => label === 'Speak clipboard')) seen.items = menu.items;
      return menu;
    };
    const load = nativeImage.createFromPath.bind(nativeImage);
    nativeImage.createFromPath = (path) => {
      seen.icon = path;
      return load(path);
    };
  });
  // A change, so that the menu is made once more.
  const favourite = { profileId: null, voice: 'de', favourite: true };
  await page.evaluate((asked) => window.voicetray!.setFavourite(asked), favourite);
  await expect.poll(async () => (await trayItems(at)).length).toBeGreaterThan(0);
}

export const trayItems = (at: OnElectron): Promise<Item[]> =>
  at.host.evaluate(() => {
    const read = ({ label, enabled, checked }: Made) => ({ label, enabled, checked });
    const items = (globalThis as Watched).seenTray?.items ?? [];
    return items
      .filter(({ type }) => type !== 'separator')
      .map((item) => ({ ...read(item), below: (item.submenu?.items ?? []).map(read) }));
  });

export const trayItem = async (at: OnElectron, label: string): Promise<Item | undefined> =>
  (await trayItems(at)).find((item) => item.label === label);

/** Name of the icon without its folder and ending: `paused`, and `pausedTemplate` on a Mac. */
export const trayIcon = (at: OnElectron): Promise<string> =>
  at.host.evaluate(() =>
    ((globalThis as Watched).seenTray?.icon ?? '').replace(/^.*[\\/]/, '').replace(/\.png$/, ''),
  );

/** Chooses an item, or one of its submenu, as a click does. */
export async function clickTray(at: OnElectron, label: string, inside?: string): Promise<void> {
  await at.host.evaluate(
    (_electron, [top, below]) => {
      const items = (globalThis as Watched).seenTray?.items ?? [];
      const found = items.find((item) => item.label === top);
      const item = below === null ? found : found?.submenu?.items.find((known) => known.label === below);
      if (!item?.enabled) throw new Error(`the tray has no “${below ?? top}” to choose`);
      (item.click as () => void)();
    },
    [label, inside ?? null] as const,
  );
}
