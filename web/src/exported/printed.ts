import { Board } from '../pages/dashboards/board.svelte.ts';
import { snapshotOf } from '../pages/dashboards/snapshot/snapshot.ts';
import { FileSource, type ExportedFile } from '../pages/dashboards/sources/file.ts';

/** Leaves the snapshot of a file as the text of an element, for a program that has opened the file and reads the page's elements. */
export async function printSnapshot(file: ExportedFile, target: HTMLElement): Promise<void> {
  const board = new Board(new FileSource(file), file.only);
  await board.read();
  await board.ask(board.shown, board.query);
  const { html, height } = await snapshotOf(board, { ...file.facts, theme: file.theme, width: file.snapshot ?? 0 });
  const made = document.createElement('pre');
  made.id = 'snapshot';
  made.dataset['height'] = String(height);
  made.textContent = html;
  target.replaceChildren(made);
}
