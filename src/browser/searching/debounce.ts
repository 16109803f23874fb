/** What can wait until nobody types: of many acts that follow one another the last alone is done. */

/** Milliseconds without another one. */
const REST = 150;

export interface Debounced {
  /** Does this, and nothing that was to be done before, once there has been nothing newer for a moment. */
  (act: () => void): void;
  /** Does it now, if anything waits. */
  now(): void;
  /** Nothing is to be done any more. */
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
