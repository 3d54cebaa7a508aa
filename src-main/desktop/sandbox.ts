import type { App } from 'electron';

/**
 * SECURITY: whether pages run without the system's sandbox, which is then told (4). Nobody asks for that on purpose: the start script of an AppImage
 * does where the system lets no program make a sandbox of its own (Ubuntu 24.04 and later), and so do containers.
 */
export const isSandboxOff = (app: Pick<App, 'commandLine'>, env: NodeJS.ProcessEnv): boolean =>
  app.commandLine.hasSwitch('no-sandbox') || env.ELECTRON_DISABLE_SANDBOX !== undefined;
