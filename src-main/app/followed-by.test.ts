import { expect, it } from 'vitest';
import { Desktop, value } from './library.fixture.ts';

const lines = [
  'Der Zug hatte heute Morgen wieder Verspätung.',
  'The train was late again this morning, and nobody knew why.',
  'Le train était encore en retard ce matin, sans raison.',
];
const text = lines.map((line) => `- ${line}`).join('\n');

it('keeps lines apart by their language for this computer’s voice, and not for an app’s', async () => {
  const desktop = await Desktop.open();
  await desktop.narrate(text, { markup: 'markdown' });
  expect(desktop.asked).toEqual([lines[0], lines.slice(1).join(' ')]);
  const id = await desktop.begin(text, { profileId: null, markup: 'markdown' });
  expect((await value(desktop.bridge.getNarration({ narrationId: id }))).pieces).toHaveLength(3);
});
