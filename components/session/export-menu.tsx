'use client';

import { Menu } from '@base-ui/react/menu';
import { buttonClass } from '#components/ui/button';
import type { ExportFormat, ExportTable } from '#lib/export/formats';
import { exportClass } from './export-menu-button';
import { useSession } from './session-context';

const texts: readonly [name: string, format: ExportFormat][] = [
  ['Page to print, or PDF', 'html'],
  ['Word document', 'docx'],
  ['Markdown', 'md'],
  ['Plain text', 'txt'],
];
const tables: readonly [name: string, table: ExportTable][] = [
  ['Table of passages (CSV)', 'passages'],
  ['Table of findings (CSV)', 'findings'],
];
const subtitles: readonly [name: string, format: ExportFormat][] = [
  ['Subtitles (SRT)', 'srt'],
  ['Subtitles (WebVTT)', 'vtt'],
];

const item = 'flex min-h-11 items-center px-4 text-body outline-none data-highlighted:bg-tint';

/** Comes open: it is loaded when its button is pressed for the first time. */
export function ExportMenu({ sessionId }: { sessionId: string }) {
  // Of a text without times there are no subtitles.
  const timed = useSession(({ view }) => view.segments.length > 0 && view.steps.transcript.data?.times !== 'none');
  const address = `/api/sessions/${sessionId}/export?format=`;
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={`${buttonClass('quiet')} ${exportClass}`}>Export</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-30">
          <Menu.Popup className="max-h-(--available-height) min-w-56 overflow-y-auto border border-line-strong bg-paper py-1 outline-none">
            {texts.map(([name, format]) => (
              <Menu.LinkItem key={format} className={item} closeOnClick href={address + format} {...(format === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}>
                {name}
              </Menu.LinkItem>
            ))}
            {tables.map(([name, table]) => (
              <Menu.LinkItem key={table} className={item} closeOnClick href={`${address}csv&table=${table}`} download>
                {name}
              </Menu.LinkItem>
            ))}
            {timed &&
              subtitles.map(([name, format]) => (
                <Menu.LinkItem key={format} className={item} closeOnClick href={address + format} download>
                  {name}
                </Menu.LinkItem>
              ))}
            <Menu.LinkItem className={item} closeOnClick href={`${address}json`} download>
              Everything (JSON)
            </Menu.LinkItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
