/** Widths of texts of 12 px in the page's own font, remembered; it is asked for when the first chart is drawn. */
export function textMeasure(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  if (context) context.font = `12px ${getComputedStyle(document.body).fontFamily || 'sans-serif'}`;
  return (text) => {
    const width = known.get(text) ?? context?.measureText(text).width ?? text.length * 7;
    known.set(text, width);
    return width;
  };
}
