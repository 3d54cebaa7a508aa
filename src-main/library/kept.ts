import type { KeptNarration } from '../../src-preload/contract/library.ts';
import { findVoice } from '../speech/on-device/voices.ts';
import type { ListedRow } from './rows.ts';

/** A row as the windows know it. */
export const keptOf = (row: ListedRow, found: string | null): KeptNarration => ({
  ...{ id: row.id, title: row.title, profileId: row.profile, speaker: row.speaker, voice: voiceOf(row) },
  ...{ characters: row.characters, pieces: row.pieces ?? row.planned, made: row.made },
  ...{ seconds: row.seconds, bytes: row.bytes, createdAt: row.created, usedAt: row.used },
  ...{ pinned: row.pinned, heard: row.heard, ...(found !== null && { found }) },
});

/** What people call it. */
const voiceOf = ({ profile, voice }: ListedRow): string | null =>
  (profile === null && voice !== null && findVoice(voice)?.name) || voice;
