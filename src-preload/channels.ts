/** The two roads between Electron's main process and its window. */
export const CALL_CHANNEL = 'voicetray:call';
export const EVENT_CHANNEL = 'voicetray:event';

/** The name under which a page finds the bridge: `window.voicetray`. */
export const BRIDGE_NAME = 'voicetray';
