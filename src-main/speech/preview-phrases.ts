/** What a voice says to be heard: "Hello, this is how I sound when I read to you." Short, as it is paid for. */
const phrases: Readonly<Record<string, string>> = {
  ar: 'مرحبًا، هكذا يبدو صوتي حين أقرأ لك.',
  bg: 'Здравейте, така звуча, когато ви чета.',
  ca: 'Hola, així sona la meva veu quan us llegeixo.',
  cs: 'Dobrý den, takto zním, když vám předčítám.',
  da: 'Hej, sådan lyder jeg, når jeg læser op for dig.',
  de: 'Hallo, so klinge ich, wenn ich Ihnen vorlese.',
  el: 'Γεια σας, έτσι ακούγομαι όταν σας διαβάζω.',
  en: 'Hello, this is how I sound when I read to you.',
  es: 'Hola, así suena mi voz cuando te leo.',
  et: 'Tere, nii ma kõlan, kui teile ette loen.',
  fa: 'سلام، صدای من هنگام خواندن این‌گونه است.',
  fi: 'Hei, tältä kuulostan, kun luen sinulle.',
  fr: 'Bonjour, voici ma voix quand je vous fais la lecture.',
  he: 'שלום, כך אני נשמע כשאני מקריא לך.',
  hi: 'नमस्ते, पढ़ते समय मेरी आवाज़ ऐसी लगती है।',
  hr: 'Dobar dan, ovako zvučim kada vam čitam.',
  hu: 'Jó napot, így szólok, amikor felolvasok.',
  id: 'Halo, beginilah suara saya saat membaca untuk Anda.',
  it: 'Ciao, questa è la mia voce quando leggo per te.',
  ja: 'こんにちは。私の声はこのように聞こえます。',
  ko: '안녕하세요, 제 목소리는 이렇게 들립니다.',
  lt: 'Sveiki, taip skamba mano balsas, kai jums skaitau.',
  lv: 'Sveiki, tā skan mana balss, kad es jums lasu.',
  ms: 'Helo, beginilah bunyi suara saya apabila membaca.',
  nb: 'Hei, slik høres jeg ut når jeg leser for deg.',
  nl: 'Hallo, zo klink ik als ik u voorlees.',
  pl: 'Dzień dobry, tak brzmi mój głos, gdy czytam.',
  pt: 'Olá, é assim que soa a minha voz quando leio.',
  ro: 'Bună ziua, așa sună vocea mea când vă citesc.',
  ru: 'Здравствуйте, вот так звучит мой голос.',
  sk: 'Dobrý deň, takto zniem, keď vám čítam.',
  sl: 'Pozdravljeni, tako zvenim, ko vam berem.',
  sr: 'Добар дан, овако звучим када вам читам.',
  sv: 'Hej, så här låter jag när jag läser för dig.',
  th: 'สวัสดี นี่คือเสียงของฉันเวลาอ่านให้คุณฟัง',
  tr: 'Merhaba, size okurken sesim böyle duyuluyor.',
  uk: 'Добрий день, ось так звучить мій голос.',
  vi: 'Xin chào, đây là giọng của tôi khi đọc cho bạn nghe.',
  yue: '你好，我讀書嘅聲音係咁樣。',
  zh: '你好，这就是我朗读时的声音。',
  'zh-Hant': '你好，這就是我朗讀時的聲音。',
};

/** Other codes of these languages. */
const same: Readonly<Record<string, string>> = { cmn: 'zh', iw: 'he', in: 'id', no: 'nb', nn: 'nb' };

const ENGLISH = phrases['en'] ?? '';

/**
 * The phrase in the language of a BCP 47 tag; where there is none, the language's own name for itself, which its
 * voices say well; else English. A tag that is none counts as English.
 */
export function previewPhrase(tag: string): string {
  const locale = localeOf(tag);
  if (!locale) return ENGLISH;
  const { language, script } = locale.maximize();
  const base = same[language] ?? language;
  const own = new Intl.DisplayNames([base], { type: 'language', fallback: 'none' });
  return phrases[`${base}-${script ?? ''}`] ?? phrases[base] ?? own.of(base) ?? ENGLISH;
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

/** The base of two tags is one: `de-AT` and `de`. */
const alike = (one: string, other: string): boolean => {
  const language = localeOf(one)?.language;
  return language !== undefined && language === localeOf(other)?.language;
};

/** Which of its languages a voice is to be heard in: the app's own, else English, else its first. */
export function previewLanguage(spoken: readonly string[], app: string | null): string {
  if (spoken.length === 0) return app ?? 'en';
  const wanted = [app, 'en'].filter((tag) => tag !== null);
  for (const tag of wanted) {
    const found = spoken.find((language) => alike(language, tag));
    if (found !== undefined) return found;
  }
  return spoken[0] ?? 'en';
}
