/** Keys that do something wherever the focus is, but in a field. */
export interface Shortcut {
  /** One after the other, parted by a space: `g d`. `Mod+k` is Ctrl or Command. */
  keys: string;
  /** What it does, as the list of keys says it. */
  label: string;
  /** Where it stands in that list. */
  group: string;
  run: () => void;
}

const patience = 1200; // milliseconds between the keys of one shortcut
let list = $state.raw<Shortcut[]>([]);
let pressed: string[] = [];
let last = 0;

/** The shortcuts of the page that is shown and of the frame. */
export function shortcuts(): readonly Shortcut[] {
  return list;
}

/** Adds shortcuts until what it returns is called; a later one takes the place of an earlier one with the same keys. */
export function addShortcuts(...more: Shortcut[]): () => void {
  list = [...list, ...more];
  return () => {
    list = list.filter((one) => !more.includes(one));
  };
}

/** Takes a key that was pressed anywhere. */
export function onShortcut(event: KeyboardEvent): void {
  const key = nameOf(event);
  if (key === null) return;
  const found = pressedNow(key, event.timeStamp);
  if (!found) return;
  pressed = [];
  event.preventDefault();
  found.run();
}

function pressedNow(key: string, at: number): Shortcut | undefined {
  pressed = at - last > patience ? [key] : [...pressed.slice(-2), key];
  last = at;
  const texts = pressed.map((_, from) => pressed.slice(from).join(' '));
  return texts.map((text) => list.findLast((one) => one.keys === text)).find(Boolean);
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return `Mod+${event.key.toLowerCase()}`;
  const at = event.target instanceof Element ? event.target : null;
  return at?.closest('input, textarea, select, [contenteditable], dialog[open], [popover]:popover-open') ? null : event.key;
}
