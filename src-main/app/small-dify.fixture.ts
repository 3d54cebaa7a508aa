import type { ServerResponse } from 'node:http';
import { type Heard, type Loopback, serve } from '../../e2e/fixtures/loopback.ts';
import { toneFor } from '../narration/voice.fixture.ts';

const DIFY = { 'x-version': '1.16.0' };

type Answer = (request: Heard, response: ServerResponse) => void;

/** Speech: a tone as long as the text. */
export const sound: Answer = (request, response) => {
  const { text } = JSON.parse(request.body) as { text: string };
  response.writeHead(200, { 'content-type': 'audio/mpeg', ...DIFY }).end(toneFor(text));
};

export const refuse =
  (status: number, code: string): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...DIFY });
    response.end(JSON.stringify({ code, message: 'No.', status }));
  };

/** Dify as far as it matters to those who wait for it: its welcome, and speech that is answered as it is told. */
export class SmallDify {
  speech: Answer = sound;
  /** Requests for speech that are under way, and the most there were. */
  under = 0;
  most = 0;

  open(port = 0): Promise<Loopback> {
    return serve((request, response) => this.#answer(request, response), port);
  }

  #answer(request: Heard, response: ServerResponse): void {
    if (request.path === '/v1/text-to-audio') {
      this.under += 1;
      this.most = Math.max(this.most, this.under);
      response.on('close', () => (this.under -= 1));
      this.speech(request, response);
      return;
    }
    const welcome = { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: '1.16.0' };
    response.writeHead(200, { 'content-type': 'application/json', ...DIFY }).end(JSON.stringify(welcome));
  }
}
