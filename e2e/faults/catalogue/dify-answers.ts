import { difyError } from '../answers.ts';
import { failsTwice, holds, type NamedFault, stops } from './named-fault.ts';

const invalid = (message: string) => difyError(400, 'invalid_param', message);
const provider = (message: string) => difyError(400, 'completion_request_error', message);
const unauthorized = (message: string) =>
  difyError(401, 'unauthorized', message, { 'www-authenticate': 'Bearer realm="api"' });
const invoked = (message: string): string =>
  `req_id: 5f0c PluginInvokeError: ${JSON.stringify({ args: {}, error_type: 'InvokeError', message })}`;

/** Dify's own answers, each with its own code or message. */
export const difyAnswers: readonly NamedFault[] = [
  stops('nothing_speakable')('text-required', 'Dify says that no text came', invalid('Text is required')),
  stops('speech_off')('speech-off', 'speech is switched off in the app', invalid('TTS is not enabled')),
  stops('app_off')(
    'config-missing',
    'the app has no published configuration',
    invalid('AppModelConfig not found'),
  ),
  stops('speech_no_model')('no-voice', 'the workspace has no voice', invalid('Sorry, no voice available.')),
  stops('server_refused')(
    'schema',
    'the schema does not take the request, in several lines',
    invalid(
      "1 validation error for Speech\ntext\n  Input should be a valid string [type=string_type, input_value=<'x'>]",
    ),
  ),
  stops('provider_refused')('daemon-500', 'the plugin daemon fails with a bare number', invalid('req-1-500')),
  stops('provider_refused')(
    'daemon-voice',
    'the plugin daemon wants a voice',
    invalid("plugin daemon: Field validation for 'Voice' failed on the 'required' tag, code: -400"),
  ),
  stops('nothing_speakable')(
    'daemon-text',
    'the plugin daemon wants a text',
    invalid("plugin daemon: Field validation for 'ContentText' failed on the 'required' tag"),
  ),
  holds('server_failed')(
    'daemon-away',
    'Dify cannot reach its plugin daemon',
    invalid('Failed to request plugin daemon'),
  ),
  stops('app_off')('tenant-missing', 'the workspace is gone', invalid('Tenant does not exist.')),
  failsTwice('provider_failed')(
    'plugin-error',
    'the plugin failed with something it did not class',
    invalid(invoked("[tongyi] Error: KeyError 'output'")),
  ),
  holds('provider_busy')(
    'plugin-rate-limit',
    'the provider is busy, in words its plugin did not class',
    invalid(invoked('[openai] Rate Limit Error, Rate limit reached for requests')),
  ),
  stops('server_refused')(
    'bad-json',
    'Dify cannot read the request',
    difyError(400, 'bad_request', 'Malformed JSON'),
  ),
  stops('app_off')(
    'app-unavailable',
    'the app is broken',
    difyError(400, 'app_unavailable', 'App unavailable'),
  ),
  stops('speech_no_model')(
    'no-model',
    'the workspace has no speech model',
    difyError(400, 'provider_not_initialize', 'Default model not found for tts'),
  ),
  stops('quota_used_up')(
    'quota',
    'the credit at Dify is used up',
    difyError(400, 'provider_quota_exceeded', 'Your quota for Dify Hosted OpenAI has been exhausted.'),
  ),
  stops('speech_no_model')(
    'model-unsupported',
    'the model cannot be used',
    difyError(
      400,
      'model_currently_not_support',
      'Dify Hosted OpenAI trial currently not support the GPT-4 model.',
    ),
  ),
  holds('provider_busy')(
    'provider-rate-limit',
    'the provider has had too many requests',
    provider('[openai] Rate Limit Error, slow down'),
  ),
  holds('provider_busy')(
    'provider-connection',
    'Dify cannot reach the provider',
    provider('[openai] Connection Error, Connection refused'),
  ),
  holds('provider_busy')(
    'provider-unavailable',
    'the provider is down',
    provider('[openai] Server Unavailable Error, 503'),
  ),
  stops('speech_no_model')(
    'provider-credentials',
    'the provider refuses the credentials of the workspace',
    provider('[openai] Incorrect model credentials provided, please check and try again.'),
  ),
  stops('quota_used_up')(
    'provider-quota',
    'the account at the provider is used up',
    provider("[openai] Rate Limit Error, {'code': 'insufficient_quota'}"),
  ),
  stops('provider_refused')(
    'provider-bad-request',
    'the provider does not take this text or voice',
    provider('[openai] Bad Request Error, voice is unknown'),
  ),
  stops('provider_refused')(
    'provider-error',
    'the provider failed in other words',
    provider('[fish] Error: no'),
  ),
  stops('audio_mismatched')(
    'mime-mismatch',
    'Dify refuses sound that is not of the kind its plugin names',
    provider('TTS provider output MIME does not match its bytes'),
  ),
  stops('key_refused')('key-refused', 'the key is not known', unauthorized('Access token is invalid')),
  stops('key_refused')(
    'key-scheme',
    'the scheme is not known',
    unauthorized("Authorization scheme must be 'Bearer'"),
  ),
  stops('app_off')(
    'tenant-inactive',
    'the account of the workspace is closed',
    unauthorized('Tenant owner account not found or tenant is not active.'),
  ),
  stops('app_off')(
    'app-gone',
    'the app is deleted',
    difyError(403, 'forbidden', 'The app no longer exists.'),
  ),
  stops('app_off')(
    'app-abnormal',
    'the app is locked',
    difyError(403, 'app_abnormal_status', 'The app is abnormal.'),
  ),
  stops('app_off')(
    'app-api-off',
    'the API of the app is off',
    difyError(403, 'app_api_disabled', 'Disabled.'),
  ),
  stops('app_off')('app-unknown', 'the app is not found', difyError(403, 'app_not_found', 'App not found.')),
  stops('app_off')(
    'workspace-archived',
    'the workspace is archived',
    difyError(403, 'workspace_archived', 'Archived.'),
  ),
  stops('app_off')(
    'workspace-unknown',
    'the workspace is not found',
    difyError(403, 'workspace_not_found', 'None.'),
  ),
  stops('url_not_dify')(
    'wrong-path',
    'the road is not there',
    difyError(404, 'not_found', 'The URL was not found.'),
  ),
  stops('server_refused')(
    'wrong-method',
    'POST is not taken',
    difyError(405, 'method_not_allowed', 'Not allowed.'),
  ),
  stops('server_refused')(
    'wrong-type',
    'JSON is not taken',
    difyError(415, 'unsupported_media_type', 'Did not attempt to load JSON data.'),
  ),
  holds('server_busy')(
    'busy',
    'too many requests, in JSON',
    difyError(429, 'too_many_requests', 'Too many requests.'),
  ),
  holds('server_busy')(
    'rate-limit',
    'a rate limit, in JSON',
    difyError(429, 'rate_limit_error', 'Rate limit.'),
  ),
  holds('server_failed')(
    'internal-error',
    'an error that Dify caught',
    difyError(500, 'internal_server_error', 'The plugin runtime is not available.'),
  ),
  holds('server_failed')(
    'unknown-error',
    'an error that Dify did not catch',
    difyError(500, 'unknown', 'Internal Server Error'),
  ),
];
