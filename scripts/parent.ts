/** Ends a command that stays when whoever started it is gone: npm passes no signal on if it is killed. */
import { readFileSync } from 'node:fs';

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
    if (parents() !== first) process.exit(0);
  }, EVERY).unref();
}
