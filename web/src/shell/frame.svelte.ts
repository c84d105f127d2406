import { keep } from '../theme/theme.ts';

const kept = 'mixdown.rail';

/** What of the frame is open. */
class Frame {
  /** The search over everything. */
  searching = $state(false);
  /** The list of keys. */
  helping = $state(false);
  /** The rail as a drawer, on phones. */
  drawer = $state(false);
  /** Whether the rail has icons alone. */
  narrow = $state(document.documentElement.dataset['rail'] === 'narrow');

  fold(): void {
    this.narrow = !this.narrow;
    keep(kept, this.narrow ? 'narrow' : null);
  }
}

/** The frame of the page. */
export const frame = new Frame();
