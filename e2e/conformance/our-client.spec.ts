import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openApp } from '../../src-main/app/open-app.fixture.ts';
import type { App } from '../../src-main/app.ts';
import { createNodeFetch } from '../../src-main/node-fetch.ts';
import { startDifyServer } from '../fixtures/dify-server.ts';
import { endpoint } from './exchange.ts';
import { requestIssues, responseIssues } from './judge.ts';
import { startOurServer } from './our-server.ts';
import { type Recorder, startRecorder } from './recorder.ts';

const TEXT =
  'The ferry leaves at nine. It calls at three islands, and whoever wants to go ashore has an hour at each of them. ' +
  'In the evening it comes back.\n\nTickets are sold on board.';

interface Parts {
  readonly app: App;
  readonly recorder: Recorder;
  readonly key: string;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Our program, with a recorder between it and the server. */
async function connect(server: { url: string; key: string; close(): Promise<void> }): Promise<Parts> {
  const { url, key } = server;
  closing.push(() => server.close());
  const recorder = await startRecorder(url);
  closing.push(() => recorder.close());
  const home = await mkdtemp(join(tmpdir(), 'voicetray-client-'));
  closing.push(() => rm(home, { recursive: true, force: true }));
  const app = await openApp(home, {
    fetch: createNodeFetch(),
    saveTarget: { choose: (name) => Promise.resolve({ to: 'file', path: join(home, name), replace: true }) },
  });
  closing.push(() => app.close());
  return { app, recorder, key };
}

const ours = async () => connect(await startOurServer());
const dify = async () => connect(await startDifyServer());

describe.each([
  ['our own server', ours, 'de'],
  ['the Dify server of the tests', dify, 'nova'],
] as const)('all that our client sends to %s', (_, start, voice) => {
  test('is what the documents say, and so are the answers', async () => {
    const { app, recorder, key } = await start();
    const { handlers } = app;
    const draft = { name: 'other', url: recorder.url, user: 'reader-1', key };
    expect(await handlers.testProfile(draft)).toMatchObject({
      url: recorder.url,
      speech: 'on',
      urlCorrected: false,
    });
    const profile = await handlers.saveProfile(draft);
    await handlers.listVoices({ profileId: profile.id });

    for (const request of [{ text: TEXT }, { text: TEXT, voice }, { messageId: 'd5a4c1f0' }]) {
      const { narrationId } = await handlers.startNarration({ ...request, profileId: profile.id });
      const save = handlers.saveNarration({ narrationId, format: 'mp3' });
      if ('messageId' in request)
        await expect(save).rejects.toMatchObject({ error: { code: 'message_silent' } });
      else expect(await save).toMatchObject({ to: 'file' });
      await handlers.stopNarration({});
    }

    const refused = handlers.testProfile({ ...draft, key: `${key}x` });
    await expect(refused).rejects.toMatchObject({ error: { code: 'key_refused' } });

    const paths = new Set(recorder.exchanges.map(({ request }) => endpoint(request.path).below));
    expect([...paths].sort()).toEqual(['/', '/info', '/parameters', '/text-to-audio']);
    for (const exchange of recorder.exchanges) {
      const { method, path, headers } = exchange.request;
      // Node’s fetch does not tell when the end of a packed body is missing.
      expect(headers['accept-encoding']).toBe('identity');
      const issues = [...requestIssues(exchange), ...responseIssues(exchange)];
      expect({ call: `${method} ${path}`, issues }).toEqual({ call: `${method} ${path}`, issues: [] });
    }
    const voices = recorder.exchanges.flatMap(
      ({ request: { body } }) => /"voice":"([^"]*)"/.exec(body)?.[1] ?? [],
    );
    expect(new Set(voices)).toEqual(new Set([voice]));
  });
});
