'use client';

import { sentence } from '#lib/base/words';
import { ListeningControls } from '#components/session/player/listening-controls';
import { useSession } from '#components/session/session-context';
import { playerMessages } from '#lib/messages/player';
import { hasTone, pausesOf } from './use-timeline';

/** The legend of marks and lanes. It scrolls away; the marks stay. */
export function TimelineKey({ lanesOpen, onLanes }: { lanesOpen: boolean; onLanes: (open: boolean) => void }) {
  const tone = useSession(hasTone);
  const pauses = useSession((state) => pausesOf(state).length > 0);
  const marked = useSession(({ view }) =>
    Object.values(view.steps).some(({ data }) => data !== null && data.evidence.length > 0),
  );
  if (!marked && !tone && !pauses) return null;
  const lanes = [tone ? playerMessages.keyTone : null, pauses ? playerMessages.keyPauses : null].filter(
    (part) => part !== null,
  );
  const lanesName = playerMessages.lanes[tone && pauses ? 'both' : tone ? 'tone' : 'pauses'];
  return (
    <div className="flex flex-wrap items-center gap-x-5 text-note text-ink-2">
      {lanes.length > 0 && (
        <button
          type="button"
          aria-expanded={lanesOpen}
          onClick={() => onLanes(!lanesOpen)}
          className="min-h-11 text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2 lg:hidden"
        >
          {lanesOpen ? playerMessages.hideLanes(lanesName) : playerMessages.showLanes(lanesName)}
        </button>
      )}
      <ListeningControls />
      <p className={lanesOpen ? '' : 'max-lg:hidden'}>
        {marked && `${playerMessages.keyMarks} `}
        {lanes.length > 0 && sentence(lanes.join('; '))}
      </p>
    </div>
  );
}
