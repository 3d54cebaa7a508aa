import type { Voice } from '../../src-preload/contract/voice.ts';
import type { Group, Option } from '../ui/options.ts';

/** Headings and remarks, in the person's language. */
export interface VoiceWords {
  readonly favourites: string;
  /** Voices that have spoken. */
  readonly used: string;
  /** Voices that were only typed. */
  readonly named: string;
  /** Voices without a language. */
  readonly other: string;
  /** Said of a voice that the server was heard to replace. */
  readonly replaced: string;
}

/** The base language of a tag (`en` of `en-gb-x-rp`), or empty. Engines order the rest of a tag as they like. */
const baseLanguage = (tag: string): string => /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.[0].toLowerCase() ?? '';

const names = (shownIn: string): Intl.DisplayNames =>
  new Intl.DisplayNames([shownIn], { type: 'language', fallback: 'none' });
const inEnglish = names('en');
const nameIn = (list: Intl.DisplayNames, language: string): string =>
  language === '' ? '' : (list.of(language) ?? '');

const ownNames = new Map<string, string>();
/** Of a language, in itself. To make such a list of names takes long, and lists of voices ask for few of them often. */
function ownName(language: string): string {
  const known = ownNames.get(language) ?? (language === '' ? '' : nameIn(names(language), language));
  ownNames.set(language, known);
  return known;
}

/** The engine of this computer writes spaces as underscores, and closes some names with one. */
const readable = ({ name, origin }: Voice): string =>
  origin === 'device' ? name.replaceAll('_', ' ').trim() : name;

function languageHeading(voice: Voice, other: string): string {
  const language = baseLanguage(voice.language);
  return nameIn(inEnglish, language) || (language ? readable(voice) : other);
}

function heading(voice: Voice, words: VoiceWords): string {
  if (voice.favourite) return words.favourites;
  if (voice.origin === 'used') return words.used;
  if (voice.origin === 'named') return words.named;
  return voice.provider ?? languageHeading(voice, words.other);
}

/** What stands small beside a name: what the heading above it does not say. */
function noteOf(voice: Voice, under: string, words: VoiceWords): string {
  if (voice.replaced) return words.replaced;
  if (voice.origin === 'device') return voice.id;
  if (voice.provider !== undefined && voice.provider !== under) return voice.provider;
  return nameIn(inEnglish, baseLanguage(voice.language));
}

function optionOf(voice: Voice, under: string, words: VoiceWords): Option {
  const label = readable(voice);
  const note = noteOf(voice, under, words);
  const spoken = (voice.languages ?? [voice.language]).map(baseLanguage);
  const found = [label, voice.id, under, voice.provider ?? '', ...spoken.flatMap(bothNames)];
  if (voice.origin === 'device') found.push(languageHeading(voice, words.other));
  return { value: voice.id, label, ...(note && { note }), search: found.filter(Boolean).join(' ') };
}

const bothNames = (language: string): string[] => [nameIn(inEnglish, language), ownName(language)];

/**
 * Voices under headings: favourites, those spoken with, then the providers in their order or the languages, those of
 * the person first, and last those that were only typed. A voice stands under one heading. It is found by its name,
 * its id, its provider, and its languages' names in English and in themselves.
 */
export function groupVoices(
  voices: readonly Voice[],
  preferred: readonly string[],
  words: VoiceWords,
): Group[] {
  const groups = new Map<string, { label: string; first: Voice; options: Option[] }>();
  for (const voice of voices) {
    const label = heading(voice, words);
    const group = groups.get(label) ?? { label, first: voice, options: [] };
    groups.set(label, group);
    group.options.push(optionOf(voice, label, words));
  }
  const order = preferred.map(baseLanguage);
  const languageRank = ({ language }: Voice): number => {
    const place = order.indexOf(baseLanguage(language));
    return place < 0 ? order.length : place;
  };
  const fixed = [words.favourites, words.used];
  const rank = (label: string): number => {
    const place = fixed.indexOf(label);
    return place >= 0 ? place : label === words.other || label === words.named ? 9 : 5;
  };
  return [...groups.values()]
    .sort((a, b) => {
      const apart = rank(a.label) - rank(b.label);
      if (apart !== 0 || a.first.origin !== 'device') return apart;
      return languageRank(a.first) - languageRank(b.first) || a.label.localeCompare(b.label, 'en');
    })
    .map(({ label, options }) => ({ label, options }));
}
