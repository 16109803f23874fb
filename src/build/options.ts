/** The options that every command takes (contract, section 11), read once and the same way. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Profile } from '../model/published.ts';
import { isCalendarDate } from '../schema/dates.ts';
import * as say from '../wording/commands.ts';

export interface Options {
  content: string;
  profile: Profile;
  asOf: string;
  private?: string;
  out: string;
  base: string;
  site?: string;
  strict: boolean;
  format: 'text' | 'json' | 'github';
  port?: number;
}

export type OptionName = 'content' | 'profile' | 'as-of' | 'private' | 'out' | 'base' | 'site' | 'strict' | 'format' | 'port';

/** The command was called in a way that it does not take: exit status 2 and one line. */
export class MisuseError extends Error {}

const SPEC = {
  content: { type: 'string' },
  profile: { type: 'string' },
  'as-of': { type: 'string' },
  private: { type: 'string' },
  out: { type: 'string' },
  base: { type: 'string' },
  site: { type: 'string' },
  strict: { type: 'boolean' },
  format: { type: 'string' },
  port: { type: 'string' },
} as const;

/** The build's day: today in China, whatever the machine's own zone. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Reads a command's arguments. Throws `MisuseError` with a sentence for the person who typed them. */
export function readOptions(args: readonly string[], taken: readonly OptionName[]): Options {
  let values: { [Name in OptionName]?: string | boolean | undefined };
  try {
    const options = Object.fromEntries(taken.map((name) => [name, SPEC[name]]));
    values = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new MisuseError(say.badArguments(error as Error & { code?: string }, taken));
  }
  const text = (name: OptionName): string | undefined => values[name] as string | undefined;
  const choice = <Choice extends string>(name: OptionName, allowed: readonly Choice[], initial: Choice): Choice => {
    const value = text(name) ?? initial;
    if (!(allowed as readonly string[]).includes(value)) throw new MisuseError(say.badChoice(name, value, allowed));
    return value as Choice;
  };
  const asOf = text('as-of') ?? today();
  if (asOf.length !== 10 || !isCalendarDate(asOf)) throw new MisuseError(say.badDay(asOf));
  const content = folder('content', text('content') ?? 'content');
  const over = text('private');
  const out = text('out') ?? 'dist';
  for (const [name, directory] of [
    ['content', content],
    ['private', over],
  ] as const) {
    if (directory !== undefined && taken.includes('out') && lies(out, directory)) throw new MisuseError(say.outInside(out, name));
  }
  return {
    content,
    profile: choice('profile', ['public', 'internal'], 'public'),
    asOf,
    ...(over === undefined ? {} : { private: folder('private', over) }),
    out,
    base: baseOf(text('base') ?? '/'),
    ...(text('site') === undefined ? {} : { site: originOf(text('site') as string) }),
    strict: values.strict === true,
    format: choice('format', ['text', 'json', 'github'], 'text'),
    ...(text('port') === undefined ? {} : { port: portOf(text('port') as string) }),
  };
}

function folder(name: string, given: string): string {
  if (given === '' || !existsSync(given) || !statSync(given).isDirectory()) throw new MisuseError(say.noFolder(name, given));
  return given;
}

/** Whether a path lies in a directory or is one with it or holds it: either way one would eat the other. */
function lies(out: string, directory: string): boolean {
  const inner = path.resolve(existsSync(out) ? realpathSync(out) : out);
  const outer = realpathSync(directory);
  const within = (a: string, b: string): boolean => a === b || a.startsWith(b.endsWith(path.sep) ? b : b + path.sep);
  return within(inner, outer) || within(outer, inner) || within(path.resolve(out), outer);
}

function baseOf(given: string): string {
  if (!/^\/?(?:[\w.~-]+\/?)*$/.test(given) || given.split('/').some((part) => part === '..' || part === '.'))
    throw new MisuseError(say.badBase(given));
  const inner = given.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

function originOf(given: string): string {
  if (!/^https?:\/\//.test(given) || !URL.canParse(given)) throw new MisuseError(say.badSite(given));
  return given.replace(/\/+$/, '');
}

function portOf(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535) throw new MisuseError(say.badPort(given));
  return port;
}
