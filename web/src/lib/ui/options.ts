/** Something that can be chosen. */
export interface Option {
  value: string;
  label: string;
  /** At the right: how many there are. */
  hint?: string;
}

/** The options whose label or value holds every word of a text, those that start with it first. */
export function matching<Any extends Option>(options: readonly Any[], text: string): Any[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const rank = (option: Any) => {
    const label = option.label.toLowerCase();
    if (!words.every((word) => label.includes(word) || option.value.toLowerCase().includes(word))) return -1;
    return label.startsWith(words[0]!) ? 0 : 1;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((one) => one.rank >= 0);
  return ranked.sort((a, b) => a.rank - b.rank).map((one) => one.option);
}

/** What stands on a closed list: nothing chosen, one name, or how many. */
export function summary(options: readonly Option[], chosen: readonly string[], nothing: string): string {
  if (chosen.length === 0) return nothing;
  const first = options.find((option) => option.value === chosen[0])?.label ?? chosen[0]!;
  return chosen.length === 1 ? first : `${first} +${chosen.length - 1}`;
}
