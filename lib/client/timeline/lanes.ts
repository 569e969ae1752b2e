/** A mark at a moment of the recording, on the lane of its kind. */
export interface LaneMark {
  start_s: number;
  end_s: number;
  /** Its label. */
  label: string;
  /** Drawn as an outline: for findings from the voice, or for mere claims. */
  open?: boolean;
}

/**
 * Joins marks that start within 1/`slots` of the recording, so that each can be seen and hit. Input and output in order
 * of time.
 */
export function groupLane(marks: readonly LaneMark[], audio_s: number, slots = 120): LaneMark[] {
  if (!(audio_s > 0)) return [];
  const near_s = audio_s / slots;
  const groups: LaneMark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    if (group?.[0] && mark.start_s - group[0].start_s < near_s) group.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    if (group.length === 1) return [first];
    const labels = [...new Set(group.map((mark) => mark.label))];
    return [
      {
        start_s: first.start_s,
        end_s: Math.max(...group.map((mark) => mark.end_s)),
        label: `${labels.slice(0, 3).join('; ')} (${group.length})`,
        open: group.every((mark) => mark.open),
      },
    ];
  });
}

export interface LanePlace {
  lane: number;
  mark: number;
}

/**
 * The target of an arrow key from a mark: along the lane, or the mark nearest in time on the next lane; null for other
 * keys and at the ends.
 */
export function nextPlace(
  lanes: readonly (readonly LaneMark[])[],
  { lane, mark }: LanePlace,
  key: string,
): LanePlace | null {
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const next = mark + (key === 'ArrowRight' ? 1 : -1);
    return lanes[lane]?.[next] ? { lane, mark: next } : null;
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const step = key === 'ArrowDown' ? 1 : -1;
  let other = lane + step;
  while (lanes[other]?.length === 0) other += step;
  const time_s = lanes[lane]?.[mark]?.start_s ?? 0;
  const marks = lanes[other];
  if (!marks) return null;
  let nearest = 0;
  for (const [index, candidate] of marks.entries())
    if (Math.abs(candidate.start_s - time_s) < Math.abs((marks[nearest]?.start_s ?? 0) - time_s)) nearest = index;
  return { lane: other, mark: nearest };
}
