/**
 * The key that scripts and containers give by `VOICETRAY_KEY`, empty where there is none. It is taken out of the
 * environment, which every program that is started from here inherits. A host calls this once, before all else.
 */
export function takeEnvironmentKey(env: NodeJS.ProcessEnv = process.env): string {
  const key = env.VOICETRAY_KEY ?? '';
  delete env.VOICETRAY_KEY;
  return key;
}
