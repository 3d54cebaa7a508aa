import type { Bridge } from '../../src-preload/bridge.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { baseLanguage, languageName } from '../reading/language-names.ts';

/** The voices of this computer and the languages they speak, whoever is chosen to speak. */
export class DeviceVoices {
  list = $state.raw<readonly Voice[]>([]);
  /** Codes with their names, by name. */
  readonly languages = $derived.by(() => {
    const codes = this.list.map(({ language }) => baseLanguage(language));
    return codes
      .filter((code, index) => code !== '' && codes.indexOf(code) === index)
      .map((code) => ({ code, name: languageName(code) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  });

  async load(bridge: Bridge): Promise<void> {
    const answer = await bridge.listVoices({ profileId: null });
    if (answer.ok) this.list = answer.value.voices;
  }

  /** The base language of a voice; empty where it is not known. */
  languageOf(voice: string): string {
    return baseLanguage(this.list.find(({ id }) => id === voice)?.language ?? '');
  }
}
