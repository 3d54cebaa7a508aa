import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Pixels that may be far off, but are whole. */
const pixels = z.number().int().min(-100_000).max(100_000);
const side = z.number().int().min(1).max(20_000);

/** Where a window was: its own bounds, also while it fills the screen. */
export const placeSchema = z.object({
  x: pixels,
  y: pixels,
  width: side,
  height: side,
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeSchema>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Without x and y the system chooses: the middle of its first screen. */
export interface SanePlace extends Size {
  readonly x?: number;
  readonly y?: number;
  readonly maximized: boolean;
}

/** So much of the upper edge must be seen, so that a hand can take it. */
const GRIP = { width: 100, height: 30 };

/**
 * Where a window opens: where it was, as far as the screens of now allow (the first one first). One that is too large
 * for its screen fills it, and one whose upper edge would be out of sight goes to the middle of the first screen.
 */
export function sanePlace(
  saved: WindowPlace | null,
  usual: Size,
  workAreas: readonly Rectangle[],
): SanePlace {
  if (!saved) return { ...fit(usual, workAreas[0]), maximized: false };
  const { maximized } = saved;
  const area = workAreas.find((candidate) => canGrip(saved, candidate));
  if (!area) return { ...fit(saved, workAreas[0]), maximized };
  const { width, height } = fit(saved, area);
  return {
    // Half out is where a hand has put it; too large is what another screen has made of it.
    x: width < saved.width ? area.x : saved.x,
    y: height < saved.height ? area.y : saved.y,
    ...{ width, height, maximized },
  };
}

/**
 * Where a window comes back to whose screen has gone meanwhile. Null: enough of it is in sight, and where that is was
 * somebody's choice.
 */
export function backInSight(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null {
  const [first] = workAreas;
  if (!first || workAreas.some((area) => canSee(bounds, area))) return null;
  const { width, height } = fit(bounds, first);
  return {
    x: first.x + Math.round((first.width - width) / 2),
    y: first.y + Math.round((first.height - height) / 2),
    ...{ width, height },
  };
}

const fit = ({ width, height }: Size, area: Size | undefined): Size => ({
  width: Math.min(width, area?.width ?? width),
  height: Math.min(height, area?.height ?? height),
});

function canSee({ x, y, width, height }: Rectangle, area: Rectangle): boolean {
  const wide = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const high = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
  return wide >= Math.min(GRIP.width, width) && high >= Math.min(GRIP.height, height);
}

function canGrip({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const isIn = y >= area.y && y + GRIP.height <= area.y + area.height;
  return isIn && seen >= Math.min(GRIP.width, width);
}
