import { expect } from 'vitest';
import { growingStudio } from './recording.fixture.ts';
import { type Act, ScriptedVoice } from './voice.fixture.ts';
import { Writer } from './writer.fixture.ts';

/** A narration of a text that a test writes. */
export async function openGrowing(script?: (text: string, attempt: number) => Act | undefined) {
  const voice = new ScriptedVoice(script);
  const writer = new Writer();
  return { voice, writer, ...(await growingStudio(voice, writer)) };
}

/** The same, begun and asked to write. */
export async function beginGrowing(script?: (text: string, attempt: number) => Act | undefined) {
  const opened = await openGrowing(script);
  opened.recording.begin();
  await expect.poll(() => opened.writer.asked).toBe(1);
  return opened;
}
