'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { currentTheme, onThemeChange, setTheme, type Theme } from '#lib/client/theme';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const names: Record<Theme, string> = { system: 'as on this device', light: 'light', dark: 'dark' };
const icons = { system: Monitor, light: Sun, dark: Moon } satisfies Record<Theme, typeof Sun>;

export function ThemeToggle() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, (): Theme => 'system');
  const Icon = icons[theme];
  const label = `Colours: ${names[theme]}. Change to ${names[next[theme]]}`;
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
