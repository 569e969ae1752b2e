import type { CreatedSession } from '#e2e/support/api';
import { readRun } from '#e2e/support/sse';
import { sampleInput } from '#lib/analyses/testing/samples';

/** Seconds of each passage, so that 5,000 last three hours. */
const passage_s = 2.16;

/** Makes a finished session of subtitles that repeat both samples. */
export async function longText(base: string, count: number): Promise<CreatedSession> {
  const said = (['argument', 'planning'] as const).flatMap((name) => sampleInput(name, true).transcript.segments);
  const cues = Array.from({ length: count }, (_, index) => {
    const { speaker, text } = said[index % said.length] ?? { speaker: null, text: '' };
    return `${index + 1}\n${stamp(index)} --> ${stamp(index + 1)}\n${speaker ?? 'Anna'}: ${text}\n`;
  });
  const body = new FormData();
  body.set('transcript', cues.join('\n'));
  const answer = await fetch(`${base}/api/sessions`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(`POST /api/sessions answered ${answer.status}: ${await answer.text()}`);
  const session = (await answer.json()) as CreatedSession;
  await readRun(await fetch(`${base}/api/sessions/${session.session_id}/events?until=complete`));
  return session;
}

function stamp(index: number): string {
  return new Date(Math.round(index * passage_s * 1000)).toISOString().slice(11, 23).replace('.', ',');
}
