import type { ErrorCode } from '../../../src-preload/contract/errors.ts';

const DIFY = { 'x-version': '1.16.0', 'x-env': 'PRODUCTION' };
const HTML_404 = '<!DOCTYPE html><html><head><title>404: This page could not be found.</title></head></html>';
const GUNICORN = '<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head></html>';
const NGINX = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body></html>\r\n';

export interface AnswerCase {
  readonly name: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly gives: ErrorCode;
}

export const json = (status: number, code: string, message: string, gives: ErrorCode): AnswerCase => ({
  name: `${status} ${code}: ${message.slice(0, 60)}`,
  status,
  headers: { 'content-type': 'application/json', ...DIFY },
  body: JSON.stringify({ code, message, status }),
  gives,
});
export const page = (
  status: number,
  body: string,
  gives: ErrorCode,
  headers: Record<string, string> = {},
): AnswerCase => ({
  name: `${status} page ${headers['x-version'] ? 'of Dify' : ''}: ${body.slice(0, 30).replaceAll(/\s+/g, ' ')}`,
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
  gives,
});
const foreign = (status: number, body: string, gives: ErrorCode): AnswerCase => ({
  ...page(status, body, gives),
  name: `${status} foreign JSON: ${body.slice(0, 40)}`,
  headers: { 'content-type': 'application/json' },
});
const invoke = (message: string): string =>
  `req_id: 3f2a PluginInvokeError: ${JSON.stringify({ args: {}, error_type: 'InvokeError', message })}`;

/** Every row of what a Dify server, its provider, its edge and a stranger in its place are known to answer. */
export const answerCases: readonly AnswerCase[] = [
  json(400, 'invalid_param', 'Text is required', 'nothing_speakable'),
  json(
    400,
    'invalid_param',
    "Key: 'RequestInvokeTTS.ContentText' Error: Field validation",
    'nothing_speakable',
  ),
  json(400, 'invalid_param', 'TTS is not enabled', 'speech_off'),
  json(400, 'invalid_param', 'AppModelConfig not found', 'app_off'),
  json(400, 'invalid_param', 'Tenant does not exist. ', 'app_off'),
  json(400, 'invalid_param', 'Sorry, no voice available.', 'speech_no_model'),
  json(400, 'invalid_param', '1 validation error for TextToAudioPayload\nvoice\n  wrong', 'server_refused'),
  json(
    400,
    'invalid_param',
    "plugin daemon: Field validation for 'Voice' failed, code: -400",
    'provider_refused',
  ),
  json(400, 'invalid_param', 'PluginDaemonInnerError-500', 'provider_refused'),
  json(400, 'invalid_param', 'Failed to request plugin daemon, url: plugin/x/tts', 'server_failed'),
  json(400, 'invalid_param', invoke('[tongyi] Error: KeyError'), 'provider_failed'),
  json(400, 'invalid_param', invoke('[minimax] Rate Limit Error, 1002'), 'provider_busy'),
  json(400, 'invalid_param', 'req_id: 1 PluginInvokeError: not even json', 'provider_failed'),
  json(500, 'internal_server_error', invoke('[tongyi] Error: no voice'), 'provider_failed'),
  json(400, 'invalid_param', invoke('[tongyi] Bad Request Error, voice'), 'provider_refused'),
  json(400, 'invalid_param', invoke('[azure] Incorrect model credentials provided'), 'speech_no_model'),
  json(400, 'bad_request', 'Invalid JSON payload received or JSON payload is empty.', 'server_refused'),
  json(400, 'app_unavailable', 'App unavailable, please check your app configurations.', 'app_off'),
  json(400, 'agent_not_published', 'Agent not published.', 'app_off'),
  json(400, 'provider_not_initialize', 'Default model not found for tts', 'speech_no_model'),
  json(400, 'provider_quota_exceeded', 'Your quota for Dify Hosted OpenAI …', 'quota_used_up'),
  json(400, 'model_currently_not_support', 'Dify Hosted OpenAI trial … GPT-4', 'speech_no_model'),
  json(400, 'completion_request_error', '[openai] Rate Limit Error, slow down', 'provider_busy'),
  json(400, 'completion_request_error', '[openai] Connection Error, reset', 'provider_busy'),
  json(400, 'completion_request_error', '[openai] Server Unavailable Error, 503', 'provider_busy'),
  json(400, 'completion_request_error', 'Rate Limit Error', 'provider_busy'),
  json(400, 'completion_request_error', 'InvokeServerUnavailableError', 'provider_busy'),
  json(400, 'completion_request_error', '[openai] Rate Limit Error, insufficient_quota', 'quota_used_up'),
  json(
    400,
    'completion_request_error',
    '[openai] Incorrect model credentials provided, …',
    'speech_no_model',
  ),
  json(400, 'completion_request_error', '[openai] Bad Request Error, voice', 'provider_refused'),
  json(400, 'completion_request_error', '[openai] Error: Rate Limit Error', 'provider_refused'),
  json(400, 'completion_request_error', 'Completion request failed.', 'provider_refused'),
  json(
    400,
    'completion_request_error',
    'TTS provider output MIME does not match its audio bytes: declared audio/mpeg, detected audio/wav',
    'audio_mismatched',
  ),
  json(401, 'unauthorized', 'Access token is invalid', 'key_refused'),
  json(401, 'unauthorized', "Authorization header must be provided and start with 'Bearer'", 'key_refused'),
  json(401, 'unauthorized', "Authorization scheme must be 'Bearer'", 'key_refused'),
  json(401, 'unauthorized', 'Tenant owner account not found or tenant is not active.', 'app_off'),
  json(403, 'forbidden', "The app's API service has been disabled.", 'app_off'),
  json(403, 'forbidden', 'The app no longer exists.', 'app_off'),
  json(403, 'forbidden', "The app's status is abnormal.", 'app_off'),
  json(403, 'forbidden', "The workspace's status is archived.", 'app_off'),
  json(403, 'app_not_found', 'The app no longer exists.', 'app_off'),
  json(403, 'app_abnormal_status', "The app's status is abnormal.", 'app_off'),
  json(403, 'app_api_disabled', "The app's API service has been disabled.", 'app_off'),
  json(403, 'workspace_archived', "The workspace's status is archived.", 'app_off'),
  json(403, 'workspace_not_found', 'Workspace not found.', 'app_off'),
  json(404, 'not_found', 'The requested URL was not found on the server.', 'url_not_dify'),
  json(405, 'method_not_allowed', 'The method is not allowed for the requested URL.', 'server_refused'),
  json(415, 'unsupported_media_type', 'Did not attempt to load JSON data', 'server_refused'),
  json(413, 'request_entity_too_large', 'The data value transmitted exceeds the limit.', 'server_refused'),
  // Of the road that turns speech to text; they come by mistake.
  json(400, 'no_audio_uploaded', 'Please upload your audio.', 'server_refused'),
  json(413, 'audio_too_large', 'Audio size larger than 30 mb', 'server_refused'),
  json(415, 'unsupported_audio_type', 'Audio type not allowed.', 'server_refused'),
  json(400, 'provider_not_support_speech_to_text', 'Provider not support.', 'server_refused'),
  json(400, 'speech_to_text_disabled', 'Speech to text is disabled.', 'server_refused'),
  json(429, 'too_many_requests', 'Too many requests.', 'server_busy'),
  json(429, 'rate_limit_error', 'Rate limit.', 'server_busy'),
  json(500, 'internal_server_error', 'Internal server error.', 'server_failed'),
  json(500, 'unknown', 'Internal Server Error', 'server_failed'),
  { ...json(200, 'provider_quota_exceeded', 'under 200', 'quota_used_up'), name: '200 with an error’s code' },
  {
    ...json(200, 'something_new', 'under 200', 'server_busy'),
    body: JSON.stringify({ code: 'something_new', message: 'slow', status: 429 }),
    name: '200 with an error’s status',
  },
  {
    ...json(200, '', '', 'server_unexpected'),
    body: '{"result":"success"}',
    name: '200 JSON of Dify, no error',
  },
  page(404, HTML_404, 'url_not_dify'),
  page(413, '<html><title>413 Request Entity Too Large</title></html>', 'server_refused'),
  page(429, '<!DOCTYPE html><title>Error 1015</title>You are being rate limited', 'server_busy'),
  page(500, GUNICORN, 'server_failed', DIFY),
  page(502, NGINX, 'server_failed'),
  page(503, NGINX, 'server_failed'),
  page(504, NGINX, 'server_timeout'),
  page(522, NGINX, 'server_timeout'),
  page(524, NGINX, 'server_timeout'),
  page(200, '<!doctype html><title>Welcome to HotelNet</title>', 'login_page'),
  page(511, '<html>Sign in</html>', 'login_page'),
  page(401, '<html>Basic</html>', 'login_page', { 'www-authenticate': 'Basic realm="x"' }),
  page(403, '<!DOCTYPE html><title>Just a moment...</title>', 'login_page'),
  page(400, '<html><title>400 The plain HTTP request was sent to HTTPS port</title>', 'url_not_dify'),
  page(405, NGINX, 'url_not_dify'),
  page(405, NGINX, 'server_refused', DIFY),
  page(402, '<html>Payment Required</html>', 'quota_used_up'),
  page(418, '<html>I am a teapot</html>', 'server_unexpected'),
  page(304, '', 'server_redirected'),
  page(408, '', 'server_timeout'),
  foreign(401, '{"detail":"Not authenticated"}', 'key_refused'),
  foreign(403, '{"error":"no"}', 'app_off'),
  foreign(404, '{"detail":"Not Found"}', 'url_not_dify'),
  foreign(422, '[1,2]', 'server_refused'),
  foreign(409, '{"detail":"Conflict"}', 'server_unexpected'),
  foreign(529, '{"type":"overloaded_error"}', 'server_busy'),
  foreign(200, '{"object":"list","data":[]}', 'url_not_dify'),
  foreign(500, '"oops"', 'server_failed'),
];
