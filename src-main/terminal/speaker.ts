import { type Speaker, Sources } from '../app/sources.ts';
import { UsageError } from './exit.ts';
import type { Setup } from './setup.ts';

/** Who speaks, until it is closed. */
export interface OpenSpeaker extends Speaker {
  close(): Promise<void>;
}

export interface SpeakerOptions {
  readonly voice?: string | undefined;
  /** Name or id. */
  readonly profile?: string | undefined;
  readonly onDevice?: boolean | undefined;
  /** 1 is the usual speed. */
  readonly rate?: number | undefined;
}

/** The profile asked for, else the one that is set to speak, else the voice on this computer. */
export async function openSpeaker(setup: Setup, options: SpeakerOptions): Promise<OpenSpeaker> {
  const { preferences } = setup.settings.current;
  if (options.onDevice && options.profile !== undefined) {
    throw new UsageError('Give either --profile or --on-device, not both.');
  }
  const wanted = options.onDevice ? null : (options.profile ?? preferences.activeProfile);
  if (wanted !== null && options.rate !== undefined) {
    throw new UsageError('--rate works with the voice on this computer. A Dify app has a speed of its own.');
  }
  const sources = new Sources({ ...setup, rate: options.rate });
  const speaker = await sources.open(wanted, options.voice);
  return { ...speaker, close: () => sources.close() };
}
