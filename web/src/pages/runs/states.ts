import type { Tone } from '../../lib/ui/Badge.svelte';
import type { IconName } from '../../lib/ui/icons.ts';

/** How a word for an end is shown: of runs, nodes, checks and loads alike. */
export interface Look {
  tone: Tone;
  icon: IconName;
  label: string;
}

const looks: Record<string, Look> = {
  success: { tone: 'good', icon: 'done', label: 'success' },
  pass: { tone: 'good', icon: 'done', label: 'passed' },
  warn: { tone: 'warn', icon: 'alert', label: 'warning' },
  error: { tone: 'bad', icon: 'error', label: 'error' },
  fail: { tone: 'bad', icon: 'error', label: 'failed' },
  'runtime error': { tone: 'bad', icon: 'error', label: 'not asked' },
  'partial success': { tone: 'warn', icon: 'alert', label: 'in part' },
  crashed: { tone: 'bad', icon: 'error', label: 'crashed' },
  cancelled: { tone: 'neutral', icon: 'stop', label: 'stopped' },
  skipped: { tone: 'neutral', icon: 'skipped', label: 'skipped' },
  running: { tone: 'accent', icon: 'play', label: 'running' },
  read: { tone: 'accent', icon: 'play', label: 'read' },
  queued: { tone: 'neutral', icon: 'clock', label: 'queued' },
  never: { tone: 'neutral', icon: 'clock', label: 'never ran' },
};

/** The look of a word; an unknown one is shown as it is. */
export function lookOf(word: string): Look {
  return looks[word] ?? { tone: 'neutral', icon: 'info', label: word };
}

/** Whether a word says that something went wrong. */
export function isBad(word: string): boolean {
  return lookOf(word).tone === 'bad';
}
