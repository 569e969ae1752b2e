import { clock, duration } from '#lib/base/words';
import type { LiveState } from '#lib/client/live/live-recording';
import type { Advice } from '#lib/client/live/sound-care';

/** What the recorder does at this moment, in a word or two. */
export function phaseWords({ phase, gone, up }: Pick<LiveState, 'phase' | 'gone' | 'up'>): string {
  switch (phase) {
    case 'recording':
      return 'Recording';
    case 'paused':
      return 'Paused';
    case 'held':
      return gone ? 'The sound is gone' : 'Held';
    case 'finishing':
      return up ? 'Sending the rest' : 'Waiting for the server';
    case 'ended':
      return 'Ended';
  }
}

const advices: Record<Advice, string> = {
  silent: 'Nothing is to be heard. Is the microphone muted, or is another one chosen in the system?',
  quiet: 'This is very quiet. Come closer to the microphone, or raise its level.',
  clipping: 'This is too loud and distorts. Move away from the microphone a little, or lower its level.',
};

/** In seconds: what is unsent for so long is worth a word. */
const late_s = 3;

/** What whoever records should know now, most urgent first. */
export function liveSentences(state: LiveState): string[] {
  const { refused, phase, gone, silenceLeft_s, up, unsent_s, session_id, full, notice, advice } = state;
  if (refused !== null) return [refused];
  const said: string[] = [];
  if (phase === 'held')
    said.push(
      gone
        ? 'The microphone or the shared sound went away. What was said until then is kept: stop here, or reload this page to go on with another.'
        : 'The sound was taken away: a call, a locked screen, or a muted microphone. It goes on by itself when it is back; what was said is kept.',
    );
  if (silenceLeft_s !== null)
    said.push(`Nothing was said for ten minutes. The recording ends by itself in ${duration(silenceLeft_s)}.`);
  if (!up && (unsent_s > late_s || session_id === null))
    said.push(
      `The server is not there at the moment. ${clock(unsent_s)} wait ${full ? 'in this page' : 'in this browser'} and are sent when it is back.`,
    );
  if (full)
    said.push(
      'This browser has no room to keep a copy, so what is not sent yet exists in this page alone. Do not close it.',
    );
  if (notice !== null) said.push(notice);
  if (advice !== null && phase === 'recording') said.push(advices[advice]);
  return said;
}
