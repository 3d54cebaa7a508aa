/**
 * Voices that Dify's official speech providers name in their own files; the id is what goes into a request's `voice`.
 * Gathered on 2026-11-24 from these files (repository, path, commit):
 *
 * - OpenAI: langgenius/dify-official-plugins, models/openai/models/tts/gpt-4o-mini-tts.yaml, b66225778d4d; tts-1 and
 *   tts-1-hd have the shorter list of the same names (models/openai/models/tts/tts-1.yaml in a copy of that
 *   repository, reraaaaa/arkady_plugins, aae1af5c647c).
 * - Azure OpenAI: langgenius/dify-official-plugins, models/azure_openai/models/constants.py, 057b16f0dc60. The same
 *   ids, and Japanese besides.
 * - Tongyi: langgenius/dify-official-plugins, models/tongyi/models/tts/qwen3-tts-flash.yaml, d37c03b69df2; the older
 *   Sambert voices: langgenius/dify, api/core/model_runtime/model_providers/tongyi/tts/tts-1.yaml, 0c52978ade32.
 * - SiliconFlow: langgenius/dify, api/core/model_runtime/model_providers/siliconflow/tts/fish-speech-1.4.yaml,
 *   cdb34bf8e6ac, and fish-speech-1.5.yaml, cd0780d415b6; CosyVoice2 and GPT-SoVITS have the same eight names
 *   (docs.siliconflow.cn, "Create speech").
 * - CosyVoice's own presets: langgenius/dify-official-plugins, models/sagemaker/models/tts/tts.py, e28a61d5bdfe, and
 *   langgenius/dify, api/core/model_runtime/model_providers/xinference/tts/tts.py, 02f494c0de98.
 *
 * MiniMax and Fish Audio ask their own servers for their voices, and OpenAI-compatible providers have whatever their
 * administrator typed: none of them can be listed here.
 */
export interface VoiceTable {
  /** Heading in lists; tables may share one. */
  readonly provider: string;
  /** The only model with these voices, where a provider's others lack them. */
  readonly model?: string;
  /** BCP 47, all that every voice of the table speaks. */
  readonly languages: readonly string[];
  /** Id and name of each voice. */
  readonly voices: Readonly<Record<string, string>>;
}

const openAi = ['en-US', 'zh-Hans', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'th-TH', 'id-ID', 'ja-JP'];

/** The eight names that each model of SiliconFlow has, under ids of its own. */
const siliconFlow = (provider: string, model: string): VoiceTable => ({
  provider,
  languages: ['zh-Hans', 'en-US'],
  voices: Object.fromEntries(
    ['Alex', 'Benjamin', 'Charles', 'David', 'Anna', 'Bella', 'Claire', 'Diana'].map((name) => [
      `${model}:${name.toLowerCase()}`,
      name,
    ]),
  ),
});

const SAMBERT = 'Tongyi Sambert (older servers)';
const COSY = 'CosyVoice on SageMaker or Xinference';
const sambert = (language: string, id: string, name: string): VoiceTable => ({
  provider: SAMBERT,
  languages: [language],
  voices: { [`sambert-${id}-v1`]: name },
});

export const voiceCatalogue: readonly VoiceTable[] = [
  {
    provider: 'OpenAI, Azure OpenAI',
    languages: openAi,
    voices: {
      alloy: 'Alloy',
      ash: 'Ash',
      coral: 'Coral',
      echo: 'Echo',
      fable: 'Fable',
      nova: 'Nova',
      onyx: 'Onyx',
      sage: 'Sage',
      shimmer: 'Shimmer',
    },
  },
  {
    provider: 'OpenAI, Azure OpenAI',
    model: 'gpt-4o-mini-tts',
    languages: openAi,
    voices: {
      ballad: 'Ballad',
      verse: 'Verse',
      marin: 'Marin',
      cedar: 'Cedar',
    },
  },
  {
    provider: 'Tongyi Qwen',
    languages: ['zh-Hans', 'en-US', 'fr-FR', 'de-DE', 'ru-RU', 'it-IT', 'es-ES', 'pt-PT', 'ja-JP', 'ko-KR'],
    voices: {
      Cherry: 'Cherry',
      Serena: 'Serena',
      Ethan: 'Ethan',
      Chelsie: 'Chelsie',
      Momo: 'Momo',
      Vivian: 'Vivian',
      Moon: 'Moon',
      Maia: 'Maia',
      Kai: 'Kai',
      Nofish: 'Nofish',
    },
  },
  siliconFlow('SiliconFlow CosyVoice2', 'FunAudioLLM/CosyVoice2-0.5B'),
  siliconFlow('SiliconFlow Fish Speech 1.5', 'fishaudio/fish-speech-1.5'),
  siliconFlow('SiliconFlow Fish Speech 1.4', 'fishaudio/fish-speech-1.4'),
  siliconFlow('SiliconFlow GPT-SoVITS', 'RVC-Boss/GPT-SoVITS'),
  { provider: COSY, languages: ['zh-Hans'], voices: { 中文女: 'Chinese, female', 中文男: 'Chinese, male' } },
  { provider: COSY, languages: ['yue'], voices: { 粤语女: 'Cantonese, female' } },
  { provider: COSY, languages: ['en-US'], voices: { 英文女: 'English, female', 英文男: 'English, male' } },
  { provider: COSY, languages: ['ja-JP'], voices: { 日语男: 'Japanese, male' } },
  { provider: COSY, languages: ['ko-KR'], voices: { 韩语女: 'Korean, female' } },
  {
    provider: SAMBERT,
    languages: ['zh-Hans', 'en-US'],
    voices: {
      'sambert-zhinan-v1': 'Zhinan',
      'sambert-zhiqi-v1': 'Zhiqi',
      'sambert-zhichu-v1': 'Zhichu',
      'sambert-zhide-v1': 'Zhide',
      'sambert-zhijia-v1': 'Zhijia',
      'sambert-zhiru-v1': 'Zhiru',
      'sambert-zhiqian-v1': 'Zhiqian',
      'sambert-zhixiang-v1': 'Zhixiang',
      'sambert-zhiwei-v1': 'Zhiwei',
      'sambert-zhihao-v1': 'Zhihao',
      'sambert-zhijing-v1': 'Zhijing',
      'sambert-zhiming-v1': 'Zhiming',
      'sambert-zhimo-v1': 'Zhimo',
      'sambert-zhina-v1': 'Zhina',
      'sambert-zhishu-v1': 'Zhishu',
      'sambert-zhistella-v1': 'Zhistella',
      'sambert-zhiting-v1': 'Zhiting',
      'sambert-zhixiao-v1': 'Zhixiao',
      'sambert-zhiya-v1': 'Zhiya',
      'sambert-zhiye-v1': 'Zhiye',
      'sambert-zhiying-v1': 'Zhiying',
      'sambert-zhiyuan-v1': 'Zhiyuan',
      'sambert-zhigui-v1': 'Zhigui',
      'sambert-zhishuo-v1': 'Zhishuo',
      'sambert-zhimiao-emo-v1': 'Zhimiao',
      'sambert-zhimao-v1': 'Zhimao',
      'sambert-zhilun-v1': 'Zhilun',
      'sambert-zhifei-v1': 'Zhifei',
      'sambert-zhida-v1': 'Zhida',
    },
  },
  {
    provider: SAMBERT,
    languages: ['en-US'],
    voices: {
      'sambert-beth-v1': 'Beth',
      'sambert-betty-v1': 'Betty',
      'sambert-cally-v1': 'Cally',
      'sambert-cindy-v1': 'Cindy',
      'sambert-eva-v1': 'Eva',
      'sambert-donna-v1': 'Donna',
      'sambert-brian-v1': 'Brian',
    },
  },
  sambert('es-ES', 'camila', 'Camila'),
  sambert('it-IT', 'perla', 'Perla'),
  sambert('id-ID', 'indah', 'Indah'),
  sambert('fr-FR', 'clara', 'Clara'),
  sambert('de-DE', 'hanna', 'Hanna'),
  sambert('th-TH', 'waan', 'Waan'),
];
