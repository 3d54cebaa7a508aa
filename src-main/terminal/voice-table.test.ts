import { expect, it } from 'vitest';
import { defaultTimeouts, type Profile } from '../../src-preload/contract/profile.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { voiceTable } from './voice-table.ts';

const profile = (voice: string | null): Profile => ({
  ...{ id: 'p', name: 'Work', url: 'https://dify.example.com/v1', user: 'me' },
  ...{ voice, allowPlainHttp: false, timeouts: defaultTimeouts },
});
const voices: Voice[] = [
  { id: 'zelda', name: 'zelda', language: '', origin: 'used', replaced: true },
  { id: 'nova', name: 'Nova', language: '', origin: 'listed', provider: 'OpenAI' },
  { id: 'hanna', name: 'Hanna', language: 'de-DE', origin: 'listed', provider: 'Sambert', favourite: true },
  { id: 'mine', name: 'mine', language: '', origin: 'named' },
];

it('shows those of a profile under headings, and what speaks when none is named', () => {
  const shown = voiceTable({ voices, defaultVoice: 'nova', profile: profile(null), language: undefined });
  expect(shown.split('\n\n')).toEqual([
    '“Work” speaks with its app’s default, “nova”.',
    'Favourites\n  hanna  de-DE  Hanna',
    'Spoken with before\n  zelda  zelda  (sounds like the default)',
    'OpenAI\n* nova  Nova',
    'Typed\n  mine  mine',
    expect.stringMatching(/^A Dify app does not list its voices\..*--voice\.$/),
  ]);
});

it('says which voice the profile has chosen, and that an app names none', () => {
  const about = (voice: string | null): string =>
    voiceTable({ voices, defaultVoice: null, profile: profile(voice), language: undefined });
  expect(about('mine')).toMatch(/^“Work” speaks with “mine”\.\n/);
  expect(about('mine')).toContain('\n* mine');
  expect(about(null)).toMatch(/^“Work” speaks with its app’s default\. The app names no voice\.\n/);
});

it('shows this computer’s as one list, with the favourites before it where there are some', () => {
  const device: Voice[] = [
    { id: 'de', name: 'German', language: 'de', origin: 'device' },
    { id: 'en-us', name: 'English_(America)', language: 'en-US', origin: 'device' },
  ];
  const show = (list: Voice[]): string =>
    voiceTable({ voices: list, defaultVoice: 'en-us', profile: null, language: undefined });
  expect(show(device)).toBe('  de     de     German\n* en-us  en-US  English_(America)');
  expect(show(device.map((voice) => (voice.id === 'de' ? { ...voice, favourite: true } : voice)))).toBe(
    'Favourites\n  de  de  German\n\nVoices of this computer\n* en-us  en-US  English_(America)',
  );
});

it('says so where no voice speaks a language, and lets nothing steer the screen', () => {
  const nobody = { voices: [], defaultVoice: null, profile: null, language: 'kling\u001b[2Jon' };
  expect(voiceTable(nobody)).toBe('There is no voice for “kling [2Jon”.');
  const odd: Voice = { id: 'a\u001b[2Jb', name: 'x\u0007', language: '', origin: 'named' };
  expect(voiceTable({ ...nobody, voices: [odd], language: undefined })).toBe('  a [2Jb  x ');
});
