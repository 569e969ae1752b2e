import { noteMessages } from '#lib/messages/note';

export interface SpeakerRow {
  speaker: string;
  cells: readonly string[];
}

/** One row per speaker, one column per measure; a wide table scrolls by itself. */
export function SpeakerTable({ heads, rows }: { heads: readonly string[]; rows: readonly SpeakerRow[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroll container must be reachable by keyboard
    <div className="mt-3 overflow-x-auto" role="group" aria-label={noteMessages.bySpeaker} tabIndex={0}>
      <table className="w-full text-note">
        <thead>
          <tr className="border-b border-line-strong text-right align-bottom text-ink-2">
            <th scope="col" className="pb-1 text-left font-normal">
              {noteMessages.speaker}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="pb-1 pl-2 font-normal sm:pl-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ speaker, cells }) => (
            <tr key={speaker} className="border-b border-line text-right">
              <th scope="row" className="min-w-20 py-1 text-left font-medium wrap-anywhere">
                {speaker}
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index]} className="pl-2 sm:pl-3">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
