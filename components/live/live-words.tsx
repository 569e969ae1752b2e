import { clock, duration } from '#lib/base/words';
import type { LiveState } from '#lib/client/live/live-recording';
import type { Advice } from '#lib/client/live/sound-care';
import { liveMessages } from '#lib/messages/live';

/** The state of the recorder, in a word or two. */
export function phaseWords({ phase, gone, up }: Pick<LiveState, 'phase' | 'gone' | 'up'>): string {
  switch (phase) {
    case 'recording':
      return liveMessages.recording;
    case 'paused':
      return liveMessages.paused;
    case 'held':
      return gone ? liveMessages.soundGone : liveMessages.held;
    case 'finishing':
      return up ? liveMessages.sendingRest : liveMessages.waitingForServer;
    case 'ended':
      return liveMessages.ended;
  }
}

const advices: Record<Advice, string> = {
  silent: liveMessages.silentLevel,
  quiet: liveMessages.quietLevel,
  clipping: liveMessages.loudLevel,
};

/** Unsent sound is mentioned from this length on, in seconds. */
const late_s = 3;

/** What the person recording must know now, the most urgent first. */
export function liveSentences(state: LiveState): string[] {
  const { refused, phase, gone, silenceLeft_s, up, unsent_s, session_id, full, notice, advice } = state;
  if (refused !== null) return [refused];
  const said: string[] = [];
  if (phase === 'held') said.push(gone ? liveMessages.sourceLost : liveMessages.sourceTaken);
  if (silenceLeft_s !== null) said.push(liveMessages.endsSoon(duration(silenceLeft_s)));
  if (!up && (unsent_s > late_s || session_id === null)) said.push(liveMessages.serverAway(clock(unsent_s), full));
  if (full) said.push(liveMessages.noRoom);
  if (notice !== null) said.push(notice);
  if (advice !== null && phase === 'recording') said.push(advices[advice]);
  return said;
}
