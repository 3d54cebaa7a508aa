import { errorWords } from '../../src-preload/contract/errors.ts';
import { defaultPattern, unknownFields } from '../../src-preload/contract/name-pattern.ts';
import { collectFiles, type Source } from '../batch/collect-files.ts';
import { ReadOnce } from '../batch/read-once.ts';
import { type Done, type MakeOrder, type Outcome, runBatch, unmade } from '../batch/run-batch.ts';
import { sizeUp } from '../batch/size-up.ts';
import { documentEndings } from '../documents/kind.ts';
import { followedBy } from '../app/followed-by.ts';
import { askLong, asks } from './ask-long.ts';
import { BatchFailed, printable, UsageError } from './exit.ts';
import { withNarration } from './narration.ts';
import { Progress } from './progress.ts';
import { readFileContent } from './read-content.ts';
import { saveChapterFiles } from './save-chapters.ts';
import { saveFile } from './save-file.ts';
import type { SayOptions } from './say-options.ts';
import type { Setup } from './setup.ts';
import { openSpeaker } from './speaker.ts';

const UNSPLIT = '. There are no chapters to split it by, so it is one file.';

const tell = (line: string): void => void process.stderr.write(`${printable(line)}\n`);

/**
 * `voicetray say -f … --out-dir …`: a file, or a folder of chapters, of each text. Tells of each one as it is done and
 * counts them in the end. Run again it goes on where it ended. Throws `BatchFailed` when not all could be made.
 */
export async function sayAll(
  paths: readonly string[],
  folder: string,
  options: SayOptions,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const format = options.format ?? 'mp3';
  const pattern = patternOf(options);
  const sources = await collectFiles(paths, documentEndings);
  if (sources.length === 0) throw new UsageError('There is no document in what -f names.');
  const speaker = await openSpeaker(setup, options);
  const preferences = followedBy(speaker, setup.settings.current.preferences, options.voice);
  const progress = new Progress(options.quiet === true);

  const texts = new ReadOnce(({ path }: Source) =>
    readFileContent(path, options.markup, preferences, signal),
  );

  async function make({ source, path, replace }: MakeOrder): Promise<Extract<Outcome, { seconds: number }>> {
    const content = await texts.take(source, signal);
    return withNarration(content, speaker, async (recording, pieces) => {
      const show = (number: number, of: number): void =>
        progress.show(`${source.name}: part ${number} of ${of} …`);
      const delivery = {
        ...{ recording, folder: pieces, signal, replace, subtitles: options.subtitles, onPart: show },
      };
      const saved = await (pattern === undefined
        ? saveFile({ path, format }, delivery)
        : saveChapterFiles({ path, format, pattern }, delivery));
      const { seconds, unsplit = false } = saved;
      if (saved.failure === undefined) return { kind: 'saved', seconds, unsplit };
      return { kind: 'partial', seconds, error: saved.failure.error };
    });
  }

  try {
    const { onDevice, pauses, reading, pronunciation, languages } = preferences;
    const { profileId, voice } = speaker;
    const { subtitles, rate, markup } = options;
    const manner = JSON.stringify({
      ...{ profileId, voice, format, pattern, subtitles, rate, markup, pauses, reading, pronunciation },
      ...(profileId === null && { onDevice, languages }),
    });
    const ending = pattern === undefined ? `.${format}` : '';
    const replace = options.replace === true;
    const onDone = (done: Done): void => {
      progress.end();
      if (!options.quiet || 'error' in done.outcome) tell(lineOf(done));
    };
    const order = { sources, folder, ending, manner };
    if (asks(options)) {
      const size = await sizeUp(
        {
          sources: await unmade(order, signal),
          measure: async (source) => {
            const { text, plan } = await texts.ahead(source, signal);
            return { characters: text.length, pieces: plan.pieces.length };
          },
          onProgress: (done, all) => progress.show(`Looking at document ${done + 1} of ${all} …`),
        },
        signal,
      );
      progress.end();
      await askLong({ size, above: preferences.askAbove, byServer: profileId !== null }, signal);
    }
    const all = await runBatch({ ...order, replace, make, onDone }, signal);
    if (!options.quiet) tell(countOf(all));
    const failed = all.find(({ outcome }) => 'error' in outcome);
    if (failed && 'error' in failed.outcome) throw new BatchFailed(failed.outcome.error);
  } finally {
    progress.end();
    await speaker.close();
  }
}

/** Undefined: one file for each text. Throws a UsageError for a pattern that names what there is not. */
function patternOf({ perChapter, name }: SayOptions): string | undefined {
  if (name !== undefined && !perChapter) throw new UsageError('--name goes with --per-chapter.');
  if (!perChapter) return undefined;
  const pattern = name ?? defaultPattern;
  const [unknown] = unknownFields(pattern);
  if (unknown === undefined) return pattern;
  throw new UsageError(
    `--name knows {number}, {chapter}, {title}, {voice} and {date}, but not {${unknown}}.`,
  );
}

function lineOf({ source, output, outcome }: Done): string {
  switch (outcome.kind) {
    case 'saved':
      return `${source.name}: saved as ${output}, ${outcome.seconds.toFixed(1)} seconds${outcome.unsplit ? UNSPLIT : ''}`;
    case 'kept':
      return `${source.name}: ${output} is there already`;
    case 'partial':
      return `${source.name}: only its beginning is saved, as ${output}. ${errorWords(outcome.error)}`;
    case 'failed':
      return `${source.name}: ${errorWords(outcome.error)}`;
    case 'untried':
      return `${source.name}: not tried`;
  }
}

function countOf(all: readonly Done[]): string {
  const count = (...kinds: Outcome['kind'][]): number =>
    all.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const parts = [
    [count('saved'), 'saved'],
    [count('kept'), 'there already'],
    [count('partial'), 'saved in part'],
    [count('failed', 'untried'), 'not saved'],
  ] as const;
  return `${parts
    .filter(([number], at) => number > 0 || at === 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(', ')}.`;
}
