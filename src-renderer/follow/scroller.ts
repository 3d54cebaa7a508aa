/** What is heard is kept between these shares of the height that is seen. */
const UPPER = 0.1;
const LOWER = 0.75;
/** Where it is put when it is not. */
const PLACE = 0.25;

/** Brings an element of a scrolling box to where it is read well, if it is not there; gently, where motion is liked. */
export function bringIntoReach(box: HTMLElement, element: Element, jump = false): void {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  const top = inner.top - outer.top;
  const bottom = Math.min(inner.bottom, inner.top + outer.height / 2) - outer.top;
  if (top >= outer.height * UPPER && bottom <= outer.height * LOWER) return;
  const still = jump || matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({
    top: box.scrollTop + top - outer.height * PLACE,
    behavior: still ? 'instant' : 'smooth',
  });
}

const MOVING_KEYS: ReadonlySet<string> = new Set([
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
]);

/** Calls back when a person, and not the program, scrolls a box. Returns the way to stop. */
export function watchScrolling(box: HTMLElement, onscroll: () => void): () => void {
  const stopped = new AbortController();
  const options = { signal: stopped.signal, passive: true };
  box.addEventListener('wheel', onscroll, options);
  box.addEventListener('touchmove', onscroll, options);
  box.addEventListener('keydown', ({ key }) => MOVING_KEYS.has(key) && onscroll(), options);
  // The bar at the edge is the box itself, beside what it holds.
  const onBar = ({ target, offsetX }: PointerEvent): boolean => target === box && offsetX >= box.clientWidth;
  box.addEventListener('pointerdown', (event) => onBar(event) && onscroll(), options);
  return () => stopped.abort();
}
