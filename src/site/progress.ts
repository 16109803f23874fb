/** What a build tells while it works: one line that changes on a terminal, plain lines elsewhere. */
import { PHASES, type Phase } from '../wording/commands.ts';

export interface Progress {
  begin(phase: Phase): void;
  /** `of` is left out where nobody knows it yet. */
  count(done: number | string, of?: number): void;
  end(): void;
}

/** Writes to `stream`; nothing at all where there is none. */
export function progressOn(stream: NodeJS.WriteStream | undefined): Progress {
  if (stream === undefined) return { begin: () => {}, count: () => {}, end: () => {} };
  let phase: Phase | undefined;
  let last = 0;
  let counted = '';
  const isTerminal = stream.isTTY === true;
  const close = (): void => {
    if (phase === undefined) return;
    if (isTerminal) stream.write(`\r\u001b[K${PHASES[phase]}${counted}\n`);
    else stream.write(`${PHASES[phase]}${counted}\n`);
    phase = undefined;
    counted = '';
  };
  return {
    begin(next) {
      if (next === phase) return;
      close();
      phase = next;
      if (isTerminal) stream.write(`\r\u001b[K${PHASES[next]} …`);
    },
    count(done, of) {
      counted = of === undefined ? ` ${done}` : ` ${done}/${of}`;
      const now = performance.now();
      // A terminal is slower than the work it tells of.
      if (!isTerminal || phase === undefined || (now - last < 80 && done !== of)) return;
      last = now;
      stream.write(`\r\u001b[K${PHASES[phase]}${counted}`);
    },
    end: close,
  };
}
