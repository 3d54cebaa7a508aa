const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A moment (seconds since 1970) as a list shows it: the hour today, the date before; and for machines. */
export function when(seconds: number, now = Date.now()): { words: string; machine: string } | null {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const today = date.toDateString() === new Date(now).toDateString();
  return { words: today ? hour.format(date) : day.format(date), machine: date.toISOString() };
}
