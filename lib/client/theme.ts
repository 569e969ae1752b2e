import { recall, remember } from './remembered';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

/** Runs before the first paint, so that the other theme does not flash. */
export const themeScript =
  "try{const t=localStorage.getItem('undertone.theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/** Dispatched after a change, for drawn elements such as the waveform. */
const themeEvent = 'undertone:theme';

export function currentTheme(): Theme {
  const kept = recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function setTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  window.dispatchEvent(new Event(themeEvent));
}

/** Calls `listener` when the theme changes, by choice or with the device; call the result to stop. */
export function onThemeChange(listener: () => void): () => void {
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  device.addEventListener('change', listener);
  window.addEventListener(themeEvent, listener);
  return () => {
    device.removeEventListener('change', listener);
    window.removeEventListener(themeEvent, listener);
  };
}
