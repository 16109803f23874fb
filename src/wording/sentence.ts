/** A message to an editor: `message` says what is wrong, `hint` what to do. */
export interface Sentence {
  message: string;
  hint?: string;
}

export const say = (message: string, hint?: string): Sentence => (hint === undefined ? { message } : { message, hint });
