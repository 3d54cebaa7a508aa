import { setTimeout } from 'node:timers/promises';
import type { ChaosListener, Listened, Story } from './chaos-listener.ts';
import type { Dice } from './chaos-dice.ts';

/** What somebody does with one or two stories, from the first to the last word of each. */
type Course = (listener: ChaosListener, stories: () => Story, dice: Dice) => Promise<void>;

/** Somewhere in the middle. */
const some = ({ words }: Story, dice: Dice): number => dice.between(1, words.length - 2);

/** A moment in which requests are under way. */
const moment = (dice: Dice): Promise<void> => setTimeout(dice.between(0, 6));

const straight: Course = async (listener, next) => {
  await listener.hear(await listener.start(next(), 'interrupt'));
};

const queued: Course = async (listener, next, dice) => {
  const first = await listener.start(next(), 'interrupt');
  await listener.hear(first, some(first, dice));
  const second = await listener.start(next(), 'queue');
  await listener.hear(first);
  await listener.hear(second);
};

/** Comes back to the one that was interrupted, with a piece of it under way. */
const interrupted: Course = async (listener, next, dice) => {
  const first = await listener.start(next(), 'interrupt');
  await listener.hear(first, some(first, dice));
  const leaving = new AbortController();
  const listening = listener.peek(first, first.next, leaving.signal);
  await moment(dice);
  const second = await listener.start(next(), 'interrupt');
  leaving.abort();
  await listening;
  await listener.hear(second);
  await listener.tryAgain(first);
  await listener.hear(first);
};

const stopped: Course = async (listener, next, dice) => {
  const story = await stopSomewhere(listener, next(), dice);
  await moment(dice);
  await listener.tryAgain(story);
  await listener.hear(story);
};

async function stopSomewhere(listener: ChaosListener, story: Story, dice: Dice): Promise<Listened> {
  const listened = await listener.start(story, 'interrupt');
  await listener.hear(listened, some(listened, dice));
  const leaving = new AbortController();
  const listening = listener.peek(listened, listened.next, leaving.signal);
  await moment(dice);
  await listener.stop(listened);
  leaving.abort();
  await listening;
  return listened;
}

/** Jumps ahead, back, and ahead again, and hears it all in the end. */
const sought: Course = async (listener, next, dice) => {
  const story = await listener.start(next(), 'interrupt');
  await listener.hear(story, some(story, dice));
  for (let jump = 0; jump < 3; jump++) {
    const leaving = new AbortController();
    const listening = listener.peek(story, dice.between(0, story.words.length - 1), leaving.signal);
    await moment(dice);
    leaving.abort();
    await listening;
  }
  await listener.hear(story);
};

/** All of it is made for a file while it is heard. */
const saved: Course = async (listener, next, dice) => {
  const story = await listener.start(next(), 'interrupt');
  await listener.hear(story, some(story, dice));
  const saving = listener.save(story);
  await listener.hear(story);
  await saving;
};

/** Hears voices before it chooses one, while the story goes on. */
const previewed: Course = async (listener, next, dice) => {
  const story = await listener.start(next(), 'interrupt');
  const previews = Array.from({ length: 3 }, () => listener.preview(story, dice.between(0, 1e9)));
  await listener.hear(story);
  await Promise.all(previews);
};

/** Each with how often it is gone. */
export const courses: readonly (readonly [weight: number, course: Course])[] = [
  [5, straight],
  [3, queued],
  [3, interrupted],
  [3, stopped],
  [2, sought],
  [2, saved],
  [2, previewed],
];

/** Stops somewhere and never comes back. */
export const abandon = stopSomewhere;
