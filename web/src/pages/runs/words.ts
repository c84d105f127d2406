import type { RunSummary } from '../../lib/api/contract.ts';
import { count } from '../../lib/format/numbers.ts';

/** What was asked for beside the verb, as the command line has it. */
export function askedOf(run: RunSummary): string {
  const { select, ...others } = run.arguments as Record<string, string>;
  const flags = Object.entries(others).map(([name, value]) => `--${name.replaceAll('_', '-')}${value === 'true' ? '' : ` ${value}`}`);
  return [select, ...flags].filter(Boolean).join(' ');
}

/** The verb of a run and what it was about. */
export function commandOf(run: RunSummary): string {
  const selected = run.arguments['select'];
  return selected ? `${run.command} ${selected}` : run.command;
}

/** What a run did, in a few words: 50 models · 251 checks, 1 failed. */
export function didOf(run: RunSummary): string {
  const counts = run.counts;
  const parts: string[] = [];
  if (counts.nodes > 0 || counts.plannedNodes) parts.push(of(counts.nodes, counts.plannedNodes, 'node') + bad(counts.nodesFailed, 'failed') + bad(counts.nodesSkipped, 'skipped'));
  if (counts.checks > 0 || counts.plannedChecks) parts.push(of(counts.checks, counts.plannedChecks, 'check') + bad(counts.checksFailed, 'failed') + bad(counts.checksWarned, 'warned'));
  if (counts.rowsLoaded + counts.rowsRejected > 0) parts.push(count(counts.rowsLoaded, 'row') + ' loaded' + bad(counts.rowsRejected, 'rejected'));
  return parts.join(' · ') || (run.state === 'running' ? '' : 'nothing to do');
}

function of(done: number, planned: number | undefined, word: string): string {
  return planned && planned > done ? `${done} of ${count(planned, word)}` : count(done, word);
}

function bad(number: number, word: string): string {
  return number > 0 ? `, ${number} ${word}` : '';
}
