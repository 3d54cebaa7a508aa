import type { Recording } from '../narration/recording.ts';
import type { About } from '../saving/about.ts';
import { cover } from '../saving/cover.ts';

/** The tags of a narration's file. */
export function aboutNarration(recording: Recording): Omit<About, 'title'> {
  const { title, speaker, voice } = recording.head();
  return {
    artist: voice === null || voice === speaker ? speaker : `${speaker} · ${voice}`,
    album: title,
    date: new Date().toISOString().slice(0, 10),
    genre: 'Speech',
    comment: 'Spoken by Voicetray',
    cover: cover(title),
    chapters: recording.script.chapters.map((chapter) => chapter.title),
  };
}
