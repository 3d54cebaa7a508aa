import type { AppContext } from './context.ts';

/**
 * Learns from success: a voice that has spoken for a profile is offered for it from now on. The app's own (null) is
 * offered anyway.
 */
export function learnVoice({
  ports,
  memory,
  emit,
}: Pick<AppContext, 'memory' | 'emit'> & { readonly ports: Pick<AppContext['ports'], 'log'> }) {
  return (profileId: string, voice: string | null): void => {
    if (voice === null) return;
    memory
      .add(profileId, 'used', voice)
      .then((news) => {
        if (news) emit({ name: 'voices', payload: { profileId } });
      })
      .catch((thrown: unknown) => ports.log(`voices: ${String(thrown)}`));
  };
}
