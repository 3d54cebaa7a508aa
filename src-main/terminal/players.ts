/** How sound reaches a program that plays it. */
export interface Sound {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
}

export interface StreamPlayer {
  readonly program: string;
  /** What it reads on its standard input: bare 16-bit little-endian samples, or a wav of unknown length. */
  readonly reads: 'samples' | 'wav';
  readonly args: readonly string[];
}

/** Plays a whole wav file, whose path it finds in its arguments or in `VOICETRAY_SOUND`. */
export interface FilePlayer {
  readonly program: string;
  args(path: string): readonly string[];
}

/** Programs that play a stream, best first: those that stop soonest and start soonest. */
export function streamPlayers({ sampleRate, channels }: Sound): StreamPlayer[] {
  const [rate, count] = [String(sampleRate), String(channels)];
  const pipewire = ['--rate', rate, '--channels', count, '--format', 's16', '--latency', '100ms', '-'];
  return [
    {
      program: 'paplay',
      reads: 'samples',
      args: ['--raw', '--format=s16le', `--rate=${rate}`, `--channels=${count}`, '--latency-msec=100'],
    },
    // Newer versions want to be told that the input is raw; older ones do not know the word.
    { program: 'pw-play', reads: 'samples', args: ['--raw', ...pipewire] },
    { program: 'pw-play', reads: 'samples', args: pipewire },
    {
      program: 'aplay',
      reads: 'samples',
      args: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', rate, '-c', count, '-'],
    },
    {
      program: 'ffplay',
      reads: 'wav',
      args: ['-nodisp', '-autoexit', '-loglevel', 'error', '-f', 'wav', '-i', '-'],
    },
    {
      program: 'mpv',
      reads: 'wav',
      args: [
        '--no-config',
        '--no-terminal',
        '--no-video',
        '--demuxer=lavf',
        '--demuxer-lavf-format=wav',
        '-',
      ],
    },
  ];
}

/** What a system brings of its own for files; null where programs for streams are the way. */
export function filePlayer(platform: NodeJS.Platform): FilePlayer | null {
  switch (platform) {
    case 'darwin':
      return { program: 'afplay', args: (path) => [path] };
    case 'win32':
      return {
        program: 'powershell',
        // The path comes by the environment, so that no character in it is ever a command.
        args: () => [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          '(New-Object System.Media.SoundPlayer $env:VOICETRAY_SOUND).PlaySync()',
        ],
      };
    default:
      return null;
  }
}

/** The names to tell somebody who has none of them. */
export const playerNames = (): string =>
  [...new Set(streamPlayers({ sampleRate: 48_000, channels: 1 }).map(({ program }) => program))].join(', ');
