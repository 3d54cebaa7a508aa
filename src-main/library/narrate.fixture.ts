import { join } from 'node:path';
import { createApp } from '../app.ts';
import { dispatch } from '../dispatch.ts';
import { createNodeFetch } from '../node-fetch.ts';
import { folders } from '../settings/paths.ts';
import { createSecretsFile } from '../settings/secrets-file.ts';
import { SettingsStore } from '../settings/store.ts';

// The program in a process of its own, until it is killed: goes on with what is on the desk, or begins `text`. What it
// has come to is told line by line: `desk <id>`, then `made <piece>` for each piece that it calls made.
const [home = '', profileId = '', text = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const app = await createApp({
  facts: { host: 'browser', version: '0.0.0' },
  folders: folders({ VOICETRAY_HOME: home }),
  settings: await SettingsStore.open(join(home, 'settings.json')),
  secrets: createSecretsFile(join(home, 'keys.json'), {}),
  fetch: createNodeFetch({}),
  clipboard: null,
  saveTarget: { choose: () => Promise.resolve(null) },
  log: (line) => say(`log ${line}`),
});
await dispatch(app.handlers, 'hello', {});
app.subscribe(({ name, payload }) => {
  if (name === 'piece' && payload.piece.state === 'made') say(`made ${payload.piece.index}`);
});
const id =
  (await app.handlers.hello({})).desk.current?.id ??
  (await app.handlers.startNarration({ text, profileId, longAccepted: true })).narrationId;
const { pieces, at } = await app.handlers.getNarration({ narrationId: id });
say(`desk ${id} ${at?.piece ?? 0}`);
const { signal } = new AbortController();
for (const { index } of pieces.slice(at?.piece ?? 0)) {
  const { bytes } = await app.audio(id, index, signal);
  for await (const chunk of bytes) if (chunk.length === 0) say('log an empty chunk');
  await app.handlers.reportPlayer({ narrationId: id, state: 'playing', piece: index, offset: 0.25 });
}
