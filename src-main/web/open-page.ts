import type { Log } from '../ports.ts';

/** Whether a browser could show itself to somebody here. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/** Opens an address in the person's browser. That it cannot is only a note: the address was printed, too. */
export async function openPage(url: string, log: Log): Promise<void> {
  const failed = (thrown: unknown): void => log(`no browser could be opened: ${String(thrown)}`);
  try {
    const { default: open } = await import('open');
    (await open(url)).once('error', failed);
  } catch (thrown) {
    failed(thrown);
  }
}
