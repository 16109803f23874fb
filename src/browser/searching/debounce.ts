/** Debouncing: of calls in quick succession, only the last one runs. */

/** Milliseconds without a further call. */
const REST = 150;

export interface Debounced {
  /** Schedules an action and drops the one that waits. */
  (act: () => void): void;
  /** Runs the waiting action now, if there is one. */
  now(): void;
  /** Drops the waiting action. */
  drop(): void;
}

export function debounced(): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void) | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    waiting = undefined;
  };
  const now = (): void => {
    const act = waiting;
    drop();
    act?.();
  };
  const wait = (act: () => void): void => {
    clearTimeout(timer);
    waiting = act;
    timer = setTimeout(now, REST);
  };
  return Object.assign(wait, { now, drop });
}
