/** Ends a command that stays when whoever started it is gone: npm passes no signal on if it is killed. */
import { readFileSync } from 'node:fs';
import { isAlive } from '../src/leftovers.ts';

const EVERY = 500;

/** The processes above this one: the shell that npm starts, and npm, as far as the system tells. */
function parents(): string {
  try {
    // The name of a process stands in brackets and may hold blanks; its parent follows the state.
    return `${process.ppid} ${/\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}

/** Exits as soon as a process above this one has changed. */
export function endWithParent(): void {
  const first = parents();
  setInterval(() => {
    // Windows gives no other parent to whoever has lost one.
    if (parents() !== first || !isAlive(process.ppid)) process.exit(0);
  }, EVERY).unref();
}
