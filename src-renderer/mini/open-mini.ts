import type { Session } from '../app/session.svelte.ts';

/** By this name the mini player finds its way back. */
const MAIN = 'voicetray';
const LOOK = 'popup,width=380,height=220';

/** Opens the mini player, or brings it to the front: the desktop program's own, or a small window of the browser. */
export async function openMini(session: Pick<Session, 'host' | 'bridge' | 'tell'>): Promise<void> {
  if (session.host === 'browser') {
    window.name ||= MAIN;
    window.open('mini', 'voicetray-mini', LOOK);
    return;
  }
  const answer = await session.bridge.showWindow({ window: 'mini' });
  if (!answer.ok) session.tell(answer.error);
}

/** The window with everything: the desktop program's own, the one that opened this page, or a new one. */
export async function openMain({ host, bridge }: Pick<Session, 'host' | 'bridge'>): Promise<void> {
  if (host === 'desktop') {
    await bridge.showWindow({ window: 'main' });
    return;
  }
  const opener = window.opener as Window | null;
  // A name without an address brings a window to the front as it is.
  if (opener && !opener.closed) window.open('', opener.name);
  else window.open('./', MAIN);
}
