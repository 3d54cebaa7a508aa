import type { ProfileReport } from '../../src-preload/contract/profile.ts';
import { t } from './words.ts';

/** What the test of a connection found, a sentence each; the first is the headline. */
export function reportWords(report: ProfileReport): string[] {
  const words = [
    report.appName ? t('report.connected.app', { app: report.appName }) : t('report.connected'),
    t(`report.${report.speech}`),
  ];
  if (report.defaultVoice) words.push(t('report.voice', { voice: report.defaultVoice }));
  if (report.serverVersion) words.push(t('report.version', { version: report.serverVersion }));
  if (report.urlCorrected) words.push(t('report.corrected', { url: report.url }));
  return words;
}
