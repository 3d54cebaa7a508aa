/** Selects what a list shows of a narration. Seconds before a place count what is made; a piece that is not is no sound yet. */
export const LISTED = `SELECT
  n, id, title, profile, speaker, voice, message, answer, characters, pieces, created, used, pinned, finished,
  place, second,
  (SELECT count(*) FROM piece WHERE narration = k.n) AS planned,
  (SELECT count(sound) FROM piece WHERE narration = k.n) AS made,
  (SELECT coalesce(sum(s.seconds + p.pause), 0.0) FROM piece p JOIN sound s ON s.n = p.sound
     WHERE p.narration = k.n) AS seconds,
  (SELECT coalesce(sum(s.bytes), 0) FROM piece p JOIN sound s ON s.n = p.sound
     WHERE p.narration = k.n) AS bytes,
  CASE WHEN place IS NULL THEN NULL ELSE second + (
     SELECT coalesce(sum(s.seconds + p.pause), 0.0) FROM piece p JOIN sound s ON s.n = p.sound
     WHERE p.narration = k.n AND p.number < k.place) END AS heard
  FROM narration k`;
