import { RECORDING_RATE } from '../fixtures/recording.ts';
import { pitch, rms } from '../fixtures/signal.ts';
import { decodeFile } from '../fixtures/window.ts';
import { pitchOf } from './tones.ts';

/** Seconds of each look at a file. */
const LOOK = 0.05;

/** The tones of a file one after the other, Hz to the nearest of those that stand for texts. */
export async function pitchesIn(path: string): Promise<number[]> {
  const samples = await decodeFile(path);
  const size = RECORDING_RATE * LOOK;
  const heard: { hz: number; looks: number }[] = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    const look = samples.subarray(at, at + size);
    if (rms(look) < 0.05) continue;
    const hz = Math.round(pitch(look, RECORDING_RATE) / 50) * 50;
    const last = heard.at(-1);
    if (last?.hz === hz) last.looks += 1;
    else heard.push({ hz, looks: 1 });
  }
  // A look across a joint sees two tones at once.
  return heard.filter(({ looks }) => looks > 2).map(({ hz }) => hz);
}

export const pitchesOf = (texts: readonly string[]): number[] => texts.map(pitchOf);
