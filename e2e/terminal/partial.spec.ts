import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { lastingPort } from '../fixtures/loopback.ts';
import { newPerson, type Person, probe } from './voicetray.ts';

let person: Person;
let server: DifyServer;
beforeAll(async () => {
  [person, server] = await Promise.all([newPerson(), startDifyServer()]);
  const env = { VOICETRAY_KEY: server.key };
  await person.run(['profile', 'add', 'work', '--url', server.url], { env });
});
afterAll(async () => {
  await person.leave();
  await server.close();
});

it('keeps the parts that were made when the server gives up in the middle', async () => {
  const quota = { code: 'provider_quota_exceeded', message: 'Your quota has been exhausted.', status: 400 };
  const text = 'The first part is made and paid for.\n\nThe second part is not.\n\nNor is the third.';
  server.failNext({ status: 400, body: quota }, 1);
  const { code, stderr } = await person.run(['say', '--profile', 'work', '-o', 'part.mp3', text]);
  expect(stderr).toMatch(/Saved the first 1 of 3 parts as part\.mp3/);
  expect(stderr).toMatch(/The credit is used up in Dify/);
  expect(code).toBe(3);
  expect((await probe(join(person.folder, 'part.mp3'))).seconds).toBeGreaterThan(1);
});

it('ends with a sentence when the server is not there: a script does not sit and wait', async () => {
  const gone = await startDifyServer({ port: await lastingPort() });
  const env = { VOICETRAY_KEY: gone.key };
  await person.run(['profile', 'add', 'gone', '--url', gone.url], { env });
  await gone.close();
  const said = await person.run(['say', '--profile', 'gone', '-o', 'gone.mp3', 'Hello there.'], { env });
  expect(said.stderr).toContain('The server does not answer. Check the connection and try again.');
  expect(said.code).toBe(4);
});
