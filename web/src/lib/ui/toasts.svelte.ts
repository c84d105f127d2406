/** A short message that goes away by itself. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  /** One thing to do about it, such as Undo. */
  action?: { label: string; run: () => void };
}

const shownFor = 6000;
let last = 0;
const shown = $state<Toast[]>([]);

/** What is shown now, oldest first. */
export const toasts: readonly Toast[] = shown;

/** Says something that nobody has to answer. What went wrong stays until it is closed. */
export function say(text: string, how: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const toast: Toast = { id: ++last, text, tone: how.tone ?? 'plain', ...(how.action ? { action: how.action } : {}) };
  shown.push(toast);
  if (shown.length > 4) shown.shift();
  if (toast.tone !== 'bad') setTimeout(() => forget(toast.id), shownFor);
}

/** Takes a message away. */
export function forget(id: number): void {
  const at = shown.findIndex((toast) => toast.id === id);
  if (at >= 0) shown.splice(at, 1);
}
