'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { currentTheme, onThemeChange, setTheme, type Theme } from '#lib/client/theme';
import { uiMessages } from '#lib/messages/ui';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const { themes } = uiMessages;
const icons = { system: Monitor, light: Sun, dark: Moon } satisfies Record<Theme, typeof Sun>;

export function ThemeToggle() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, (): Theme => 'system');
  const Icon = icons[theme];
  const label = uiMessages.colours(themes[theme], themes[next[theme]]);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(next[theme])}
      className="grid size-11 place-items-center hover:text-ink"
    >
      <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
