import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '../../src-main/server/key-ring.ts';
import type { Limits } from '../../src-main/server/limits.ts';
import { startSpeechServer } from '../../src-main/server/server.ts';
import { createOnDeviceSource } from '../../src-main/speech/on-device/source.ts';
import type { VoiceSource } from '../../src-main/speech/voice-source.ts';

export interface OurServer {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}

/** Our speech server over the voice on this computer, or over any other. */
export async function startOurServer(
  options: { source?: VoiceSource; atOnce?: number; limits?: Partial<Limits> } = {},
): Promise<OurServer> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-contract-'));
  const keys = new KeyRing(folder);
  const { key } = await keys.make('contract');
  const onDevice = createOnDeviceSource({
    settings: () => ({ rate: 1, pitch: 0.5 }),
    defaultVoice: () => 'en-us',
  });
  const narrator = options.source
    ? { source: options.source, voice: null }
    : { source: onDevice, voice: 'en-us' };
  const server = await startSpeechServer({
    port: 0,
    atOnce: () => options.atOnce ?? 4,
    narrator: () => Promise.resolve(narrator),
    pauses: () => ({ clause: 0.12, sentence: 0.3, paragraph: 0.7, heading: 1 }),
    keys,
    version: '1.2.3',
    log: () => undefined,
    ...(options.limits && { limits: options.limits }),
  });
  return {
    url: server.url,
    key,
    async close() {
      await server.close();
      await onDevice.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
