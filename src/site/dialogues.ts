/** Holds a dialogue: answers its questions from options, and at a terminal by asking. */
import { withoutBlanks } from '../model/text.ts';
import { near } from '../schema/near.ts';
import { DIALOGUE } from '../wording/dialogue.ts';
import type { Answer, Dialogue, Option, Question } from '../writing/dialogue.ts';
import { MisuseError } from './misuse.ts';

/** Options by name, without dashes, each as often as it was given. */
export type Given = ReadonlyMap<string, readonly string[]>;

export interface Holding {
  given: Given;
  /** Asks what was not given. Without it what is not given has its initial value. */
  ask?: (question: Question) => Promise<Answer>;
}

/** Holds a dialogue to its end. Throws `MisuseError` if an option is wrong, missing or of no use. */
export async function hold<Result>(dialogue: Dialogue<Result>, { given, ask }: Holding): Promise<Result> {
  const asked = new Set<string>();
  let step = dialogue.next();
  while (step.done !== true) {
    const question = step.value;
    asked.add(question.flag);
    step = dialogue.next(await answerTo(question, given.get(question.flag), ask));
  }
  const useless = [...given.keys()].find((flag) => !asked.has(flag));
  if (useless !== undefined) throw new MisuseError(DIALOGUE.unknownFlag(useless, near(useless, asked), [...asked]));
  return step.value;
}

async function answerTo(question: Question, given: readonly string[] | undefined, ask: Holding['ask']): Promise<Answer> {
  const { flag, say, kind, isNeeded } = question;
  const nothing = kind === 'choice' && question.options.length === 0;
  if (nothing) throw new MisuseError(question.none ?? DIALOGUE.nothingToChoose(say));
  if (given !== undefined) return fromOptions(question, given);
  if (ask !== undefined) {
    const answer = await ask(question);
    return kind === 'text' && typeof answer === 'string' && answer.trim() !== '' ? (question.mend?.(answer) ?? answer.trim()) : answer;
  }
  const initial = kind === 'texts' ? undefined : question.initial;
  if (isNeeded === true && initial === undefined) throw new MisuseError(DIALOGUE.missing(flag, say));
  return typeof initial === 'object' ? [...initial] : initial;
}

function fromOptions(question: Question, given: readonly string[]): Answer {
  const { flag } = question;
  switch (question.kind) {
    case 'text': {
      const text = (given.at(-1) as string).trim();
      if (text === '') {
        if (question.isNeeded === true) throw new MisuseError(DIALOGUE.missing(flag, question.say));
        return undefined;
      }
      const fault = question.fault?.(text);
      if (fault !== undefined) throw new MisuseError(DIALOGUE.badAnswer(flag, fault));
      return question.mend?.(text) ?? text;
    }
    case 'texts':
      return [...given];
    case 'choice': {
      const written = (given.at(-1) as string).trim();
      return written === '' && question.isNeeded !== true ? undefined : meant(flag, written, question.options);
    }
    case 'choices':
      return given.flatMap((one) => one.split(/[,，、]/).flatMap((part) => (part.trim() === '' ? [] : [meant(flag, part.trim(), question.options)])));
  }
}

const plain = (text: string): string => withoutBlanks(text).toLowerCase();

/** The value of the option that is meant: by its value, a name of it, or else part of one. */
function meant(flag: string, written: string, options: readonly Option[]): string {
  const exact = options.find(({ value }) => value === written);
  if (exact !== undefined) return exact.value;
  const wanted = plain(written);
  const namesOf = ({ label, also = [] }: Option): string[] => [label, ...also].map(plain);
  const same = options.filter((option) => namesOf(option).includes(wanted));
  const found = same.length > 0 ? same : options.filter((option) => namesOf(option).some((name) => name.includes(wanted)));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.value;
  if (first !== undefined)
    throw new MisuseError(
      DIALOGUE.several(
        flag,
        written,
        found.slice(0, 5).map(({ value, label }) => `${label}（${value}）`),
      ),
    );
  const words = options.flatMap(({ value, label, also = [] }) => [value, label, ...also]);
  throw new MisuseError(
    DIALOGUE.noSuch(
      flag,
      written,
      near(written, words),
      options.slice(0, 8).map(({ value, label }) => `${value}（${label}）`),
      options.length,
    ),
  );
}

/** The questions of a dialogue as far as they can be told without answers, for the help of a command. */
export function questionsOf(dialogue: Dialogue<unknown>): Question[] {
  const found: Question[] = [];
  try {
    for (let step = dialogue.next(); step.done !== true; ) {
      const { value: question } = step;
      if (!found.some(({ flag }) => flag === question.flag)) found.push(question);
      step = dialogue.next(sampleOf(question));
    }
  } catch {
    // An answer of nobody leads no further.
  }
  return found;
}

function sampleOf(question: Question): Answer {
  switch (question.kind) {
    case 'text':
      return question.initial;
    case 'texts':
      return [];
    case 'choice':
      return question.initial ?? question.options[0]?.value;
    case 'choices':
      return [...(question.initial ?? [])];
  }
}
