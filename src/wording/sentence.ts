/** What an editor is told: one sentence says what is wrong, the hint what to do. */
export interface Sentence {
  message: string;
  hint?: string;
}

export const say = (message: string, hint?: string): Sentence => (hint === undefined ? { message } : { message, hint });
