import { VERSION } from '../fixtures/dify-answers.ts';
import { difyError, json, type WireFault } from './answers.ts';

const welcome = { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: VERSION };
const info = { name: 'Reader', description: '', tags: [], mode: 'chat', author_name: 'Dana' };
const parameters = {
  opening_statement: '',
  user_input_form: [],
  text_to_speech: { enabled: true, voice: 'alloy', language: 'en-US', autoPlay: 'disabled' },
};
/** Dify's words for a key it does not take. */
export const refused = difyError(401, 'unauthorized', 'Access token is invalid', {
  'www-authenticate': 'Bearer realm="api"',
});

/** What a request for speech asks to be spoken. */
export function textOf(body: string): string {
  const { text } = Object(parse(body)) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What Dify tells of itself and of the app; the welcome needs no key. */
export function factAt(path: string, known: boolean): WireFault {
  const road = path.replace(/\?.*/s, '');
  if (road === '/v1/') return json(200, welcome);
  if (!known) return refused;
  if (road === '/v1/info') return json(200, info);
  if (road === '/v1/parameters') return json(200, parameters);
  return difyError(404, 'not_found', 'The requested URL was not found on the server.');
}
