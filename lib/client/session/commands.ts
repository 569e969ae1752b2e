/** Something that one can do on the page, by its name in the palette and, where it has one, by a key. */
export interface Command {
  id: string;
  /** As the palette shows it: "Play or pause". */
  name: string;
  /** Values of `KeyboardEvent.key`. */
  keys?: readonly string[];
  run: () => void;
}

/** Names of keys as people read them. */
const keyNames: Record<string, string> = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

export function keyName(key: string): string {
  return keyNames[key] ?? key;
}

/**
 * Where letters are typed; and what moves or presses something there, which also belongs to buttons, sliders and lists.
 */
const writing =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"], [role="combobox"]';
const moving = `${writing}, input, button, summary, [role="toolbar"], [role="tablist"], [role="listbox"]`;

/** True where a key press belongs to what has the focus and not to the page. */
export function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isMove = key === ' ' || key === 'Enter' || key.startsWith('Arrow');
  return target.closest(isMove ? moving : writing) !== null;
}

export function commandFor(commands: readonly Command[], key: string): Command | null {
  return commands.find(({ keys = [] }) => keys.includes(key)) ?? null;
}
