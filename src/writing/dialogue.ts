/**
 * Dialogues: what a command must know before it can write an entry, as generators that yield questions and are given
 * answers. Whoever holds one, with options or with prompts, does not matter to it.
 */

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Other names by which it may be called. */
  also?: readonly string[];
}

interface Asked {
  /** The name of the option that answers it, without its dashes. */
  flag: string;
  /** The question, in Chinese. */
  say: string;
  hint?: string;
  /** Without it there is nothing to write. */
  isNeeded?: boolean;
}

export type Question =
  | (Asked & {
      kind: 'text';
      initial?: string;
      /** Returns what is wrong with an answer, in Chinese, or undefined. */
      fault?(answer: string): string | undefined;
      /** The form in which an answer is written, such as a date for 2024年5月. */
      mend?(answer: string): string;
    })
  /** Several texts. */
  | (Asked & { kind: 'texts' })
  /** `none`: what to say where there is nothing to choose from. */
  | (Asked & { kind: 'choice'; options: readonly Option[]; initial?: string; none?: string })
  | (Asked & { kind: 'choices'; options: readonly Option[]; initial?: readonly string[] });

/** What was answered: a list to `texts` and `choices`, nothing where nothing was given. */
export type Answer = string | string[] | undefined;

export type Dialogue<Result> = Generator<Question, Result, Answer>;

type Kind<Name extends Question['kind']> = Omit<Extract<Question, { kind: Name }>, 'kind'>;

const textIn = (answer: Answer): string | undefined => (typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : undefined);
const listIn = (answer: Answer): string[] => (Array.isArray(answer) ? answer : answer === undefined ? [] : [answer]);

export function* askText(question: Kind<'text'>): Dialogue<string | undefined> {
  return textIn(yield { kind: 'text', ...question });
}

export function* askTexts(question: Kind<'texts'>): Dialogue<string[]> {
  return listIn(yield { kind: 'texts', ...question }).flatMap((one) => textIn(one) ?? []);
}

/** Asks nothing where there is nothing to choose from. */
export function* askChoice(question: Kind<'choice'>): Dialogue<string | undefined> {
  if (question.options.length === 0) return undefined;
  return textIn(yield { kind: 'choice', ...question });
}

export function* askChoices(question: Kind<'choices'>): Dialogue<string[]> {
  if (question.options.length === 0) return [];
  return listIn(yield { kind: 'choices', ...question });
}

/** The same for what is needed: whoever holds the dialogue gives an answer or ends it. */
export function* needText(question: Kind<'text'>): Dialogue<string> {
  return (yield* askText({ ...question, isNeeded: true })) ?? '';
}

/** Asks also where there is nothing to choose from: whoever holds the dialogue ends it and says why. */
export function* needChoice(question: Kind<'choice'>): Dialogue<string> {
  return textIn(yield { kind: 'choice', ...question, isNeeded: true }) ?? '';
}
