'use client';

import { useSyncExternalStore } from 'react';
import { currentTheme, onThemeChange, setTheme, type Theme } from '#lib/client/theme';
import { uiMessages } from '#lib/messages/ui';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const { themes } = uiMessages;

/** Outlines on 24 by 24. Drawn here, because every page has them and the library of icons is larger than they are. */
const icons: Record<Theme, string> = {
  system: 'M2 4H22V17H2ZM12 17V21M8 21H16',
  light:
    'M12 8A4 4 0 1 1 11.99 8M12 2V4M12 20V22M2 12H4M20 12H22M5 5L6.4 6.4M17.6 17.6L19 19M5 19L6.4 17.6M17.6 6.4L19 5',
  dark: 'M20 14A8.5 8.5 0 1 1 10 4A7 7 0 0 0 20 14Z',
};

export function ThemeToggle() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, (): Theme => 'system');
  const label = uiMessages.colours(themes[theme], themes[next[theme]]);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(next[theme])}
      className="grid size-11 place-items-center hover:text-ink"
    >
      <svg viewBox="0 0 24 24" width="17" height="17" aria-hidden="true" className="fill-none stroke-current">
        <path d={icons[theme]} strokeWidth={1.75} />
      </svg>
    </button>
  );
}
