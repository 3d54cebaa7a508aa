import { t } from '../i18n/t.ts';
import type { Saved } from './saving.svelte.ts';

/** Where the sound went, how much of it, and why it is one file where several were wanted. */
export function savedWords(saved: Saved): string {
  const words = placeWords(saved);
  return saved.unsplit ? `${words.replace(/\.?$/, '.')} ${t('save.unsplit')}` : words;
}

function placeWords(saved: Saved): string {
  const whole = saved.saved >= saved.pieces;
  const { saved: done, pieces } = saved;
  if (saved.to === 'file')
    return whole
      ? t('save.done', { path: saved.path })
      : t('save.partial', { saved: done, pieces, path: saved.path });
  return whole
    ? t('save.download', { name: saved.name })
    : t('save.partial.download', { saved: done, pieces, name: saved.name });
}
