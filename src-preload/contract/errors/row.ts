/**
 * A row of the one table that turns an error code into words and a way out.
 *
 * - `kind`: the class of error; the terminal's exit code follows from it.
 * - `retry`: what the narrator may do by itself: `never`, `once`, or `backoff` (a few times, waiting longer).
 * - `hold`: what it means for the whole profile: `person`: every further request would fail alike until somebody
 *   acts; `server`: nothing more is asked before the server is back; `none`: it concerns this request alone.
 * - `words`: one plain sentence or two; `{name}` is filled from the error's params.
 * - `action`: what the window offers beside the sentence.
 */
export interface ErrorRow {
  readonly kind: 'input' | 'setup' | 'server' | 'voice' | 'file' | 'program';
  readonly retry: 'never' | 'once' | 'backoff';
  readonly hold: 'none' | 'person' | 'server';
  readonly words: string;
  readonly action: ErrorAction;
}

export type ErrorAction =
  | 'none'
  | 'retry'
  | 'open_profile'
  | 'open_settings'
  | 'choose_voice'
  | 'choose_file'
  | 'save_again'
  | 'replace_file'
  | 'confirm_long'
  | 'reload';

/** A row of one class; most errors have no button and are not worth another try. */
const of =
  (kind: ErrorRow['kind']) =>
  (
    words: string,
    action: ErrorAction = 'none',
    retry: ErrorRow['retry'] = 'never',
    hold: ErrorRow['hold'] = 'none',
  ): ErrorRow => ({ kind, retry, hold, words, action });
export const [input, setup, server] = [of('input'), of('setup'), of('server')];
export const [voice, file, program] = [of('voice'), of('file'), of('program')];
