/** An action on the page, with its name in the palette and possibly a key. */
export interface Command {
  id: string;
  /** As the palette shows it: "Play or pause". */
  name: string;
  /** Values of `KeyboardEvent.key`. */
  keys?: readonly string[];
  run: () => void;
}

/** Names of keys as people know them. */
const keyNames: Record<string, string> = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

export function keyName(key: string): string {
  return keyNames[key] ?? key;
}

/**
 * Elements in which text is typed; and keys that move or press something, which also belong to buttons, sliders and
 * lists.
 */
const writing =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"], [role="combobox"]';
const moving = `${writing}, input, button, summary, [role="toolbar"], [role="tablist"], [role="listbox"]`;

/** True if a key press belongs to the focused element and not to the page. */
export function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isMove = key === ' ' || key === 'Enter' || key.startsWith('Arrow');
  return target.closest(isMove ? moving : writing) !== null;
}

export function commandFor(commands: readonly Command[], key: string): Command | null {
  return commands.find(({ keys = [] }) => keys.includes(key)) ?? null;
}
