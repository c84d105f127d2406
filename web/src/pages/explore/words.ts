/** So many of something: “1 metric”, “3 metrics”. */
export function count(many: number, of: string): string {
  return `${many} ${of}${many === 1 ? '' : 's'}`;
}
