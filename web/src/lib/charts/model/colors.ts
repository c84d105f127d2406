/** Colours that a dashboard tells categories apart by. */
export const seriesColors = 6;

/** The paint of a slot; slots are theme-free: the design tokens say which colour each is in light and dark. */
export const slotPaint = (slot: number): string => `var(--cat-${slot + 1})`;
export const accent = 'var(--accent)';
export const otherPaint = 'var(--cat-other)';
export const beforePaint = 'var(--line-strong)';

/** Remembers the colour of each member of each field, so that Rock is the same in all tiles of a dashboard. */
export class ColorRegistry {
  readonly #slots = new Map<string, Map<string, number>>();

  /** A slot for each member, no slot twice: the remembered ones first, and the first free ones for the others. Members beyond
   *  the sixth have none. */
  assign(field: string, members: readonly string[]): (number | null)[] {
    const known = this.#of(field);
    const taken = new Set<number>();
    const slots = members.map((member) => {
      const slot = known.get(member);
      if (slot === undefined || taken.has(slot)) return undefined;
      taken.add(slot);
      return slot;
    });
    return slots.map((slot, index) => slot ?? this.#give(known, members[index] ?? '', taken));
  }

  #of(field: string): Map<string, number> {
    const known = this.#slots.get(field) ?? new Map<string, number>();
    this.#slots.set(field, known);
    return known;
  }

  #give(known: Map<string, number>, member: string, taken: Set<number>): number | null {
    const used = new Set(known.values());
    const slots = Array.from({ length: seriesColors }, (_, slot) => slot).filter((slot) => !taken.has(slot));
    const slot = slots.find((one) => !used.has(one)) ?? slots[0];
    if (slot === undefined) return null;
    taken.add(slot);
    if (!known.has(member)) known.set(member, slot);
    return slot;
  }
}
