type Rgb = readonly [number, number, number];

/** What the tray icon tells. */
export const moods = ['idle', 'making', 'speaking', 'paused', 'attention'] as const;
export type Mood = (typeof moods)[number];

interface Badge {
  readonly mood: Mood;
  /** The clipboard is being watched: a ring in the upper corner. */
  readonly watching: boolean;
  /** One colour for all of it; null: each mood has its own. */
  readonly plain: Rgb | null;
}

const colours: Readonly<Record<Exclude<Mood, 'idle'>, Rgb>> = {
  making: [150, 160, 178],
  speaking: [30, 158, 92],
  paused: [214, 133, 12],
  attention: [214, 48, 49],
};
const signColour: Rgb = [255, 255, 255];
const watchColour: Rgb = [20, 184, 196];

/** Places and sizes are parts of the side, measured from the middle. */
const centre = { x: 0.235, y: 0.235 };
const RADIUS = 0.265;
/** Clear all around, so that the badge stands out of the bars. */
const GAP = 0.055;
const watch = { x: 0.31, y: -0.31, radius: 0.19, hole: 0.085 };

/** Signed distance to a rounded box around the origin. */
export function roundedBox(
  x: number,
  y: number,
  halfWidth: number,
  halfHeight: number,
  radius: number,
): number {
  const dx = Math.abs(x) - halfWidth + radius;
  const dy = Math.abs(y) - halfHeight + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** Whether a place of the badge belongs to its sign; x and y from the badge's middle. */
const signs: Readonly<Record<Exclude<Mood, 'idle'>, (x: number, y: number) => boolean>> = {
  // Three dots.
  making: (x, y) => [-0.13, 0, 0.13].some((at) => Math.hypot(x - at, y) < 0.05),
  // A triangle to the right.
  speaking: (x, y) => x > -0.085 && x < 0.15 && Math.abs(y) < (0.15 - x) * 0.62,
  paused: (x, y) => Math.abs(Math.abs(x) - 0.072) < 0.04 && Math.abs(y) < 0.13,
  attention: (x, y) => Math.abs(x) < 0.04 && ((y > -0.16 && y < 0.05) || (y > 0.09 && y < 0.165)),
};

/** The colour of a place, x and y from -0.5 to 0.5; null: clear; undefined: the badge has no say there. */
export function badgeAt(x: number, y: number, { mood, watching, plain }: Badge): Rgb | null | undefined {
  if (watching) {
    const far = Math.hypot(x - watch.x, y - watch.y);
    if (far < watch.hole) return null;
    if (far < watch.radius) return plain ?? watchColour;
    if (far < watch.radius + GAP) return null;
  }
  if (mood === 'idle') return undefined;
  const [dx, dy] = [x - centre.x, y - centre.y];
  const far = Math.hypot(dx, dy);
  if (far >= RADIUS + GAP) return undefined;
  if (far >= RADIUS) return null;
  if (!signs[mood](dx, dy)) return plain ?? colours[mood];
  // A sign of one colour is cut out.
  return plain ? null : signColour;
}
