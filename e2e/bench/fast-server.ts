import { serve } from '../fixtures/loopback.ts';

export interface FastServer {
  readonly url: string;
  readonly key: string;
  /** Requests for speech so far. */
  asked(): number;
  close(): Promise<void>;
}

/** A Dify server that needs no time to speak: it answers each text with the mp3 that `speak` has for it. */
export async function startFastServer(speak: (text: string) => Uint8Array): Promise<FastServer> {
  const facts: Record<string, unknown> = {
    '/v1/parameters': { text_to_speech: { enabled: true, voice: 'alloy', language: 'en-US' } },
    '/v1/info': { name: 'Novel', description: '', tags: [], mode: 'chat', author_name: '' },
    '/v1/': { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: '1.9.2' },
  };
  let asked = 0;
  const server = await serve(({ path, body }, response) => {
    if (path !== '/v1/text-to-audio') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(facts[path] ?? {}));
      return;
    }
    asked += 1;
    const { text = '' } = JSON.parse(body) as { text?: string };
    response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(speak(text));
  });
  return { url: `${server.url}/v1`, key: 'app-novel', asked: () => asked, close: () => server.close() };
}
