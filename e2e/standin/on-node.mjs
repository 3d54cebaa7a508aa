// `node --import`: a process of its own for which `electron` is the stand-in, and whose program ends where it says so.
import { registerHooks } from 'node:module';

const electron = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context),
});
const { app } = await import('./app.ts');
app.on('quit', (_event, code) => process.exit(code));
setImmediate(() => app.standInBecomeReady());
