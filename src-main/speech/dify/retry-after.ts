/** Seconds: a server that asks for more has most likely a wrong clock. */
const LONGEST = 86_400;

/**
 * Seconds that an answer asks to be left alone for by `Retry-After`, as a number or as a date (RFC 9110 §10.2.3).
 * A date is measured from the answer's own `Date`, so that neither clock has to be right. Undefined where it does
 * not ask, or for nothing.
 */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const asked = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : secondsUntil(asked, headers.get('date'), now);
  return seconds > 0 ? Math.min(seconds, LONGEST) : undefined;
}

/** HTTP's dates begin with a letter; a bare number that is no count of seconds is none. */
function secondsUntil(asked: string, date: string | null, now: number): number {
  const at = /^[a-z]/i.test(asked) ? Date.parse(asked) : NaN;
  const sent = Date.parse(date ?? '');
  const seconds = (at - (Number.isNaN(sent) ? now : sent)) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.ceil(seconds);
}
