import { z } from 'zod';

/** The answers of Dify's speech contract, field by field; what the contract does not name may not be there. */

const flag = z.strictObject({ enabled: z.boolean() });
const megabytes = z.number().int().nonnegative();

/** `GET {base}/` */
const welcome = z.strictObject({
  welcome: z.string().min(1),
  api_version: z.literal('v1'),
  server_version: z.string().regex(/^\d+\.\d+\.\d+/),
});

/** `GET /info` */
const info = z.strictObject({
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  mode: z.enum(['chat', 'advanced-chat', 'agent-chat', 'agent', 'workflow', 'completion']),
  author_name: z.string(),
});

/** Of `text_to_speech` only `enabled` is always there. */
const textToSpeech = z.strictObject({
  enabled: z.boolean(),
  voice: z.string().optional(),
  language: z.string().optional(),
  autoPlay: z.enum(['enabled', 'disabled']).optional(),
});

/** `GET /parameters` */
const parameters = z.strictObject({
  opening_statement: z.string(),
  suggested_questions: z.array(z.string()).optional(),
  suggested_questions_after_answer: flag.optional(),
  speech_to_text: flag.optional(),
  text_to_speech: textToSpeech,
  retriever_resource: flag.optional(),
  annotation_reply: flag.optional(),
  more_like_this: flag.optional(),
  sensitive_word_avoidance: flag.optional(),
  user_input_form: z.array(z.record(z.string(), z.looseObject({ label: z.string(), variable: z.string() }))),
  file_upload: z
    .strictObject({
      image: z.strictObject({
        enabled: z.boolean(),
        number_limits: megabytes,
        transfer_methods: z.array(z.enum(['remote_url', 'local_file'])),
      }),
    })
    .optional(),
  system_parameters: z
    .strictObject({
      file_size_limit: megabytes,
      image_file_size_limit: megabytes,
      audio_file_size_limit: megabytes,
      video_file_size_limit: megabytes,
      workflow_file_upload_limit: megabytes.optional(),
    })
    .optional(),
});

/** `GET /site` */
const site = z.strictObject({
  title: z.string(),
  chat_color_theme: z.string().nullable(),
  chat_color_theme_inverted: z.boolean(),
  icon_type: z.enum(['emoji', 'image']),
  icon: z.string(),
  icon_background: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  icon_url: z.url().nullable(),
  description: z.string(),
  copyright: z.string(),
  privacy_policy: z.string(),
  custom_disclaimer: z.string(),
  default_language: z.string().min(2),
  show_workflow_steps: z.boolean(),
  use_icon_as_answer_icon: z.boolean(),
});

/** `GET /meta` */
const meta = z.strictObject({ tool_icons: z.record(z.string(), z.unknown()) });

/** Bodies of 200, by path below the base; `/text-to-audio` is sound, or JSON's `null` for a message. */
export const facts: Readonly<Record<string, z.ZodType>> = {
  '/': welcome,
  '/info': info,
  '/parameters': parameters,
  '/site': site,
  '/meta': meta,
};

/** Dify's envelope of every error. */
export const envelope = z.strictObject({
  code: z.string().regex(/^[a-z_]+$/),
  message: z.string().min(1),
  status: z.number().int(),
  params: z.string().optional(),
});

/** The codes that each status may have. */
export const codes: Readonly<Record<number, readonly string[]>> = {
  400: [
    ...[
      'invalid_param',
      'bad_request',
      'app_unavailable',
      'provider_not_initialize',
      'provider_quota_exceeded',
    ],
    ...['model_currently_not_support', 'completion_request_error'],
  ],
  401: ['unauthorized'],
  403: ['forbidden'],
  404: ['not_found'],
  405: ['method_not_allowed'],
  413: ['request_entity_too_large'],
  415: ['unsupported_media_type'],
  429: ['too_many_requests', 'rate_limit_error'],
  500: ['internal_server_error', 'unknown'],
};

/** The three ways in which a key is refused. */
export const unauthorized = z.enum([
  "Authorization header must be provided and start with 'Bearer'",
  "Authorization scheme must be 'Bearer'",
  'Access token is invalid',
]);

/** On every answer of the API. */
const apiHeaders = z.looseObject({
  'x-version': z.string().regex(/^\d+\.\d+\.\d+(\+[0-9A-Za-z.-]+)?$/),
  'x-env': z.string().min(1),
});

const absent = z.undefined().optional();

/** Sound: in chunks without a length, never in parts. */
export const soundHeaders = apiHeaders.extend({
  'content-type': z.templateLiteral(['audio/', z.enum(['mpeg', 'wav', 'ogg', 'flac', 'aac', 'mp4', 'webm'])]),
  'transfer-encoding': z.literal('chunked'),
  'content-length': absent,
  'accept-ranges': absent,
});

export const jsonHeaders = apiHeaders.extend({ 'content-type': z.literal('application/json') });
