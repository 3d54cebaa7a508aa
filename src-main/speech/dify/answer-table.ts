import type { ErrorCode } from '../../../src-preload/contract/errors.ts';

/** What of an answer decides its meaning. */
export interface AnswerFacts {
  /** The HTTP status, or the one named in an error body that came under a 2xx. */
  readonly status: number;
  /** `code` of Dify's error envelope, empty where there is none. */
  readonly code: string;
  /** `message` of the envelope. */
  readonly message: string;
  /** What the speech provider said through Dify; null when the trouble is not the provider's. */
  readonly provider: string | null;
  /** Its plugin did not class what it said. */
  readonly unclassed: boolean;
  readonly html: boolean;
  /** Every answer of Dify's API carries `X-Version`; web pages, proxies and login walls do not. */
  readonly dify: boolean;
}

/** A row holds when everything it names holds. The first row that holds gives the code. */
export interface AnswerRow {
  readonly gives: ErrorCode;
  readonly codes?: readonly string[];
  readonly message?: RegExp;
  readonly provider?: RegExp;
  readonly unclassed?: boolean;
  /** One status, or from-to inclusive. */
  readonly status?: number | readonly [number, number];
  readonly html?: boolean;
  readonly dify?: boolean;
}

/** `[openai] Rate Limit Error, …`: the plugin SDK puts the provider's name and the error class in front. */
const classed = (pattern: string): RegExp => new RegExp(`^(\\[[^\\]]*\\] *)?(${pattern})`, 'i');

export const answerTable: readonly AnswerRow[] = [
  // Provider failures: `completion_request_error`, or an unclassed one inside `PluginInvokeError: {json}`.
  // A used-up account is raised as a rate limit (OpenAI's `insufficient_quota`), but waiting does not help.
  { provider: /insufficient_quota|exceeded your current quota/i, gives: 'quota_used_up' },
  // Servers since August 2026 refuse sound whose bytes contradict the type the plugin declares.
  { provider: /TTS provider .*MIME/i, gives: 'audio_mismatched' },
  {
    provider: classed(
      '(Rate Limit|Connection|Server Unavailable) Error|Invoke(RateLimit|Connection|ServerUnavailable)',
    ),
    gives: 'provider_busy',
  },
  { provider: classed('Incorrect model credentials|InvokeAuthorization'), gives: 'speech_no_model' },
  { provider: classed('Bad Request Error|InvokeBadRequest'), gives: 'provider_refused' },
  // Whatever went wrong inside the plugin: it may go well another time.
  { provider: /^/, unclassed: true, gives: 'provider_failed' },
  { provider: /^/, gives: 'provider_refused' },

  // `invalid_param` is any ValueError of the server: only the message tells which.
  { codes: ['invalid_param'], message: /TTS is not enabled/i, gives: 'speech_off' },
  { codes: ['invalid_param'], message: /no voice available/i, gives: 'speech_no_model' },
  { codes: ['invalid_param'], message: /Text is required|ContentText/i, gives: 'nothing_speakable' },
  { codes: ['invalid_param'], message: /AppModelConfig not found|Tenant does not exist/i, gives: 'app_off' },
  { codes: ['invalid_param'], message: /Failed to request plugin daemon/i, gives: 'server_failed' },
  // The daemon's validator (`Field validation for 'Voice'`) and whatever else the plugin's side raised.
  { codes: ['invalid_param'], message: /plugin daemon|Field validation|-500$/i, gives: 'provider_refused' },
  // The schema's validator, which says more than one line.
  { codes: ['invalid_param'], gives: 'server_refused' },

  // The workspace owner's account is closed: a 401 that no new key can mend.
  { codes: ['unauthorized'], message: /Tenant owner|tenant is not active/i, gives: 'app_off' },
  { codes: ['unauthorized'], gives: 'key_refused' },
  { codes: ['forbidden', 'app_not_found', 'app_abnormal_status', 'app_api_disabled'], gives: 'app_off' },
  { codes: ['workspace_archived', 'workspace_not_found'], gives: 'app_off' },
  // No published configuration or workflow, or a broken one.
  { codes: ['app_unavailable', 'agent_not_published'], gives: 'app_off' },
  { codes: ['provider_not_initialize', 'model_currently_not_support'], gives: 'speech_no_model' },
  { codes: ['provider_quota_exceeded'], gives: 'quota_used_up' },
  { codes: ['too_many_requests', 'rate_limit_error'], gives: 'server_busy' },
  { codes: ['internal_server_error', 'unknown'], gives: 'server_failed' },
  // Requests that this road does not take: another version of Dify, or a proxy that changes what is sent.
  {
    codes: ['bad_request', 'unsupported_media_type', 'method_not_allowed', 'request_entity_too_large'],
    gives: 'server_refused',
  },
  // Codes of the road that turns speech to text.
  { codes: ['no_audio_uploaded', 'audio_too_large', 'unsupported_audio_type'], gives: 'server_refused' },
  { codes: ['provider_not_support_speech_to_text', 'speech_to_text_disabled'], gives: 'server_refused' },
  { codes: ['not_found'], gives: 'url_not_dify' },

  // No code of Dify's: the edge, a proxy, a web page, another program.
  { status: [200, 299], html: true, dify: false, gives: 'login_page' },
  { status: [200, 299], dify: false, gives: 'url_not_dify' },
  // Such as http spoken to a port that wants https, or a name that the server does not go by.
  { status: 400, html: true, dify: false, gives: 'url_not_dify' },
  { status: [300, 399], gives: 'server_redirected' },
  { status: 402, gives: 'quota_used_up' },
  { status: [401, 403], html: true, dify: false, gives: 'login_page' },
  { status: 401, gives: 'key_refused' },
  { status: 403, gives: 'app_off' },
  // A base without `/v1` reaches Dify's web pages, whose 404 is HTML.
  { status: 404, gives: 'url_not_dify' },
  { status: 405, dify: false, gives: 'url_not_dify' },
  { status: [405, 406], gives: 'server_refused' },
  { status: 407, gives: 'login_page' },
  { status: 408, gives: 'server_timeout' },
  // 413 is nginx in front of Dify, for a body above its limit.
  { status: [411, 415], gives: 'server_refused' },
  { status: 422, gives: 'server_refused' },
  // Dify's speech has no limiter: this is the edge (Cloudflare's page "1015") or a proxy.
  { status: 429, gives: 'server_busy' },
  // What gateways in front of language models say of a provider that is overloaded.
  { status: 529, gives: 'server_busy' },
  // RFC 6585 §6: a captive portal says so.
  { status: 511, gives: 'login_page' },
  // No first byte in time: nginx, or Dify Cloud's edge after 60 to 100 s.
  { status: 504, gives: 'server_timeout' },
  { status: 522, gives: 'server_timeout' },
  { status: 524, gives: 'server_timeout' },
  { status: [500, 599], gives: 'server_failed' },
  { gives: 'server_unexpected' },
];
