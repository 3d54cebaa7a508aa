import { type AppError, errorRow } from '../../src-preload/contract/errors.ts';
import type { ErrorAction } from '../../src-preload/contract/errors/row.ts';
import { t } from '../i18n/t.ts';

/** What a place in the window can do about an error. */
export type ErrorActions = Partial<Record<ErrorAction, () => void>>;

const words: Record<Exclude<ErrorAction, 'none'>, string> = {
  retry: t('error.retry'),
  open_profile: t('error.profile'),
  open_settings: t('error.settings'),
  choose_voice: t('error.voice'),
  choose_file: t('error.file'),
  save_again: t('error.save'),
  replace_file: t('error.replace'),
  confirm_long: t('error.confirm'),
  reload: t('error.reload'),
};

/** The button an error offers here, or null where the place cannot do what the error table names. */
export function actionOf(error: AppError, actions: ErrorActions): { words: string; run: () => void } | null {
  const { action } = errorRow(error.code);
  const run = actions[action];
  return action === 'none' || !run ? null : { words: words[action], run };
}
