import type { VoiceSource } from '../speech/voice-source.ts';

/** What speaks for a request. */
export interface Narrator {
  readonly source: VoiceSource;
  /** Spoken with where a request names no voice; null: the source's own. */
  readonly voice: string | null;
}

/** The release of Dify whose answers these are: its sounds are labelled as what they are. */
const DIFY = '1.17.0';

/** For `X-Version`: a version that Dify's clients can compare, with ours as build metadata (semver.org §10). */
export const apiVersion = (version: string): string => `${DIFY}+voicetray.${version}`;

const NAME = 'Voicetray';
const ABOUT = 'Speaks any text with a voice of this computer.';
const off = { enabled: false };
/** Megabytes, or files at a time: nothing can be sent here. */
const nothing = 0;

/** `GET /` and `GET /v1/`, the only answers without a key. */
export const welcome = (version: string) => ({
  welcome: 'Dify OpenAPI',
  api_version: 'v1',
  server_version: apiVersion(version),
});

/** `GET /v1/info`. A workflow is the one kind of app that is neither chatted with nor asked to complete a text. */
export const info = () => ({ name: NAME, description: ABOUT, tags: [], mode: 'workflow', author_name: NAME });

/** `GET /v1/parameters`: all fields that Dify's documents name, everything but speech switched off. */
export const parameters = ({ voice, language }: Spoken) => ({
  opening_statement: '',
  suggested_questions: [],
  suggested_questions_after_answer: off,
  speech_to_text: off,
  text_to_speech: { enabled: true, voice, language, autoPlay: 'disabled' },
  retriever_resource: off,
  annotation_reply: off,
  more_like_this: off,
  sensitive_word_avoidance: off,
  user_input_form: [],
  file_upload: { image: { enabled: false, number_limits: nothing, transfer_methods: [] } },
  system_parameters: {
    file_size_limit: nothing,
    image_file_size_limit: nothing,
    audio_file_size_limit: nothing,
    video_file_size_limit: nothing,
    workflow_file_upload_limit: nothing,
  },
});

/** `GET /v1/site` */
export const site = ({ language }: Spoken) => ({
  title: NAME,
  chat_color_theme: null,
  chat_color_theme_inverted: false,
  icon_type: 'emoji',
  icon: '🔊',
  icon_background: '#E0F2F1',
  icon_url: null,
  description: ABOUT,
  copyright: '',
  privacy_policy: '',
  custom_disclaimer: '',
  default_language: language || 'en-US',
  show_workflow_steps: false,
  use_icon_as_answer_icon: false,
});

/** `GET /v1/meta` */
export const meta = () => ({ tool_icons: {} });

interface Spoken {
  /** As a request may name it; empty where the source does not tell. */
  readonly voice: string;
  /** BCP 47, or empty. */
  readonly language: string;
}

/** The voice that speaks unless another is asked for. A source that cannot tell now may speak all the same. */
export async function spokenBy({ source, voice }: Narrator): Promise<Spoken> {
  const { voices, defaultVoice } = await source.voices().catch(() => ({ voices: [], defaultVoice: null }));
  const id = voice ?? defaultVoice ?? '';
  return { voice: id, language: voices.find((each) => each.id === id)?.language ?? '' };
}
