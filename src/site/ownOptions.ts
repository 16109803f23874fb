/** Arguments of commands that take words and options of their own beside those that every command knows. */
import { near } from '../schema/near.ts';
import { DIALOGUE } from '../wording/dialogue.ts';
import type { Given } from './dialogues.ts';
import { MisuseError } from './misuse.ts';
import { isSwitch, type OptionName, type Options, readOptions } from './options.ts';

export interface OwnCommand {
  /** What is written without dashes, such as the kind of what is new. */
  words: string[];
  /** The options that are the command's own. */
  given: Given;
  options: Options;
}

/**
 * Splits arguments. `taken` are read as everywhere; `own`, if given, are the only others, else any other may be meant for
 * a dialogue; `initial` as in `readOptions`. Throws `MisuseError`, and `HelpRequest` for `--help`.
 */
export function readCommand(args: readonly string[], taken: readonly OptionName[], own?: readonly string[], initial?: { out: string }): OwnCommand {
  const words: string[] = [];
  const common: string[] = [];
  const given = new Map<string, string[]>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    const [, name, glued] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) {
      if (arg.startsWith('-') && arg !== '-') common.push(arg);
      else words.push(arg);
    } else if ((taken as readonly string[]).includes(name) || name === 'help') {
      common.push(arg);
      if (glued === undefined && name !== 'help' && !isSwitch(name as OptionName) && at + 1 < args.length) common.push(args[++at] as string);
    } else {
      if (own !== undefined && !own.includes(name)) {
        const all = [...own, ...taken];
        throw new MisuseError(DIALOGUE.unknownFlag(name, near(name, all), all));
      }
      const value = glued ?? args[at + 1];
      if (value === undefined || (glued === undefined && value.startsWith('--'))) throw new MisuseError(DIALOGUE.noValue(name));
      if (glued === undefined) at += 1;
      given.set(name, [...(given.get(name) ?? []), value]);
    }
  }
  return { words, given, options: readOptions(common, taken, initial) };
}
