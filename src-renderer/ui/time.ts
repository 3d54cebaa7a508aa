const parts = (seconds: number): [hours: number, minutes: number, seconds: number] => {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
};

/** A time as a player shows it: `0:07`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  const [h, m, s] = parts(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const unit = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

/** A time as it is said, for people who hear the window: `1 minute 5 seconds`. */
export function timeWords(seconds: number): string {
  const [h, m, s] = parts(seconds);
  const said = [h > 0 && unit(h, 'hour'), m > 0 && unit(m, 'minute'), s > 0 && unit(s, 'second')];
  return said.filter((words) => words !== false).join(' ') || unit(0, 'second');
}

/** An estimate, rounded so that it does not look exact: `less than a minute`, `12 minutes`, `2 hours 30 minutes`. */
export function roughly(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return unit(Math.round(minutes), 'minute');
  const rounded = minutes < 600 ? Math.round(minutes / 5) * 5 : Math.round(minutes / 60) * 60;
  return timeWords(rounded * 60);
}
