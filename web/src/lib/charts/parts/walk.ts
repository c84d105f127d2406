import type { Attachment } from 'svelte/attachments';

const moves: Record<string, readonly [across: number, down: number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Lets arrow keys move the focus over the links in the cells of a table, past cells that have none: one stop for the Tab key. */
export function walkCells(): Attachment<HTMLTableSectionElement> {
  return (body) => {
    const walk = (event: KeyboardEvent): void => {
      const move = moves[event.key];
      const cell = event.target instanceof HTMLAnchorElement ? event.target.closest('td') : null;
      const next = move && cell && nextLink(cell, move);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    body.addEventListener('keydown', walk);
    return () => body.removeEventListener('keydown', walk);
  };
}

function nextLink(cell: HTMLTableCellElement, [across, down]: readonly [number, number]): HTMLAnchorElement | null {
  const row = cell.parentElement as HTMLTableRowElement;
  const rows = (row.parentElement as HTMLTableSectionElement).rows;
  let [x, y] = [cell.cellIndex + across, row.sectionRowIndex + down];
  for (; rows[y]?.cells[x]; x += across, y += down) {
    const link = rows[y]?.cells[x]?.querySelector('a');
    if (link) return link;
  }
  return null;
}
