/** Questions at a terminal, in Chinese: a line of text, or one or several out of a list that is searched as one types. */

import { styleText } from 'node:util';
import { AutocompletePrompt, isCancel, TextPrompt } from '@clack/core';
import { pinyin } from 'pinyin-pro';
import { withoutBlanks } from '../model/text.ts';
import { CANCELLED, PROMPTS } from '../wording/prompts.ts';
import type { Option, Question } from '../writing/dialogue.ts';

/** The person at the terminal pressed Ctrl+C or Escape. */
class CancelledError extends Error {
  constructor() {
    super(CANCELLED);
  }
}

/** The value of no option; the prompt takes an empty one for none chosen. */
const NOTHING = ' ';

/** How many options of a list are shown at once. */
const SHOWN = 10;

const dim = (text: string): string => styleText('dim', text);
const head = (say: string, hint: string | undefined): string => `${styleText('cyan', '◆')} ${say}${hint === undefined ? '' : `\n  ${dim(hint)}`}`;
const done = (say: string, answer: string): string => `${styleText('green', '◇')} ${say} ${dim(answer)}`;

/** Whether what was typed is part of a name, its pinyin or the initials of that. */
export function isFoundBy(typed: string, { label, value, hint = '', also = [] }: Option): boolean {
  const wanted = withoutBlanks(typed).toLowerCase();
  if (wanted === '') return true;
  return [label, ...also, value, hint].some((name) => {
    const plain = name.normalize('NFKC').toLowerCase();
    if (plain.includes(wanted)) return true;
    if (!/^[a-z0-9]+$/.test(wanted)) return false;
    const sounds = pinyin(plain, { toneType: 'none', type: 'array', v: true });
    return (
      sounds.join('').includes(wanted) ||
      sounds
        .map((sound) => sound[0] ?? '')
        .join('')
        .includes(wanted)
    );
  });
}

async function line(
  say: string,
  hint: string | undefined,
  initial: string | undefined,
  validate: (answer: string) => string | undefined,
): Promise<string> {
  const answer = await new TextPrompt({
    initialUserInput: initial ?? '',
    validate: (value) => validate(value ?? ''),
    render() {
      if (this.state === 'submit') return done(say, this.value ?? '');
      return `${head(say, hint)}\n  ${this.userInputWithCursor}${this.state === 'error' ? `\n  ${styleText('yellow', this.error)}` : ''}`;
    },
  }).prompt();
  if (isCancel(answer)) throw new CancelledError();
  return answer ?? '';
}

interface Listed {
  say: string;
  hint: string | undefined;
  options: Option[];
  initial: readonly string[];
  isMultiple: boolean;
}

async function choose({ say, hint, options, initial, isMultiple }: Listed): Promise<string | string[]> {
  const answer = await new AutocompletePrompt<Option>({
    options,
    multiple: isMultiple,
    ...(initial.length === 0 ? {} : { initialValue: [...initial] }),
    filter: isFoundBy,
    render() {
      const labelOf = (value: string): string => options.find((one) => one.value === value)?.label ?? value;
      if (this.state === 'submit') return done(say, (isMultiple ? this.selectedValues : [this.value as string]).map(labelOf).join('、'));
      const first = Math.max(0, Math.min(this.cursor - Math.floor(SHOWN / 2), this.filteredOptions.length - SHOWN));
      const lines = this.filteredOptions.slice(first, first + SHOWN).map((option) => {
        const mark = isMultiple ? (this.selectedValues.includes(option.value) ? '■' : '□') : option.value === this.focusedValue ? '●' : '○';
        const text = `${mark} ${option.label}${option.hint === undefined || option.hint === '' ? '' : dim(`（${option.hint}）`)}`;
        return `  ${option.value === this.focusedValue ? styleText('cyan', text) : text}`;
      });
      const count = this.filteredOptions.length > SHOWN ? dim(PROMPTS.count(this.filteredOptions.length)) : '';
      return [
        head(say, hint),
        `  ${PROMPTS.search}${this.userInput}${count}`,
        ...(lines.length === 0 ? [`  ${styleText('yellow', PROMPTS.nothing)}`] : lines),
        `  ${dim(isMultiple ? PROMPTS.severalKeys : PROMPTS.keys)}`,
        ...(this.state === 'error' ? [`  ${styleText('yellow', this.error)}`] : []),
      ].join('\n');
    },
    validate: (value) => (!isMultiple && value === undefined ? PROMPTS.choose : undefined),
  }).prompt();
  if (isCancel(answer)) throw new CancelledError();
  return (answer ?? []) as string | string[];
}

/** Asks one question at the terminal. Throws `CancelledError`. */
export async function ask(question: Question): Promise<string | string[] | undefined> {
  const { say, hint, isNeeded = false } = question;
  switch (question.kind) {
    case 'text':
      return line(say, hint, question.initial, (answer) =>
        answer.trim() === '' ? (isNeeded ? PROMPTS.needed : undefined) : question.fault?.(answer.trim()),
      );
    case 'texts': {
      const texts: string[] = [];
      for (;;) {
        const isFirst = texts.length === 0;
        const text = await line(isFirst ? say : PROMPTS.another(texts.length + 1), isFirst ? hint : PROMPTS.end, undefined, (answer) =>
          isFirst && isNeeded && answer.trim() === '' ? PROMPTS.needed : undefined,
        );
        if (text.trim() === '') return texts;
        texts.push(text.trim());
      }
    }
    case 'choice': {
      const none: Option[] = isNeeded || question.initial !== undefined ? [] : [{ value: NOTHING, label: PROMPTS.none }];
      const initial = question.initial === undefined ? [] : [question.initial];
      return choose({ say, hint, options: [...none, ...question.options], initial, isMultiple: false });
    }
    case 'choices':
      return choose({ say, hint, options: [...question.options], initial: question.initial ?? [], isMultiple: true });
  }
}
