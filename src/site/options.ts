/** The options that every command takes, read once and the same way. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { given } from '../given.ts';
import { PROJECT } from '../project.ts';
import type { Profile } from '../publish/published.ts';
import { isCalendarDate } from '../schema/dates.ts';
import { webFault } from '../schema/webAddress.ts';
import * as say from '../wording/commands.ts';
import { HelpRequest, MisuseError } from './misuse.ts';

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
  /** Which earlier state of the site is meant, by its place or name. */
  back?: string;
  purge: boolean;
  /** Whether what was listed to be sent is at its place now. */
  done: boolean;
  /** The study pack that a bundle is made of. */
  study?: string;
  /** The brands that a bundle is made of. */
  brands?: string[];
  /** Whether problems and entries are listed one by one. */
  all: boolean;
}

export type OptionName =
  | 'content'
  | 'profile'
  | 'as-of'
  | 'private'
  | 'out'
  | 'base'
  | 'site'
  | 'strict'
  | 'format'
  | 'port'
  | 'back'
  | 'purge'
  | 'done'
  | 'study'
  | 'brands'
  | 'all';

export { MisuseError };

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
  back: { type: 'string' },
  purge: { type: 'boolean' },
  done: { type: 'boolean' },
  study: { type: 'string' },
  brands: { type: 'string' },
  all: { type: 'boolean' },
} as const;

/** Whether an option stands without a value. */
export const isSwitch = (name: OptionName): boolean => SPEC[name].type === 'boolean';

/** Where a site goes if nothing is said. */
const SITE = 'dist';

/** The build's day: today in China, whatever the machine's own zone. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/**
 * Reads a command's arguments. `initial` is what the command takes if nothing is said. Throws `MisuseError` with a
 * sentence for the person who typed them.
 */
export function readOptions(args: readonly string[], taken: readonly OptionName[], initial: { out: string } = { out: SITE }): Options {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(say.usage(taken, initial.out));
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
  const out = text('out') ?? initial.out;
  for (const [name, directory] of [
    ['content', content],
    ['private', over],
  ] as const) {
    if (directory !== undefined && taken.includes('out') && overlap(out, directory)) throw new MisuseError(say.outInside(out, name));
  }
  if (taken.includes('out')) refuseOut(out);
  if (taken.includes('out') && initial.out !== SITE) refuseInSite('out', out);
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
    purge: values.purge === true,
    done: values.done === true,
    all: values.all === true,
    ...given('back', text('back')),
    ...given('study', text('study')),
    ...given('brands', text('brands') === undefined ? undefined : listIn(text('brands') as string)),
    ...(text('port') === undefined ? {} : { port: portOf(text('port') as string) }),
  };
}

/** `a,b，c` as a list; a Chinese comma will do. */
const listIn = (text: string): string[] => [...new Set(text.split(/[,，、]/).map((one) => one.trim()))].filter((one) => one !== '');

function folder(name: string, given: string): string {
  if (given === '' || !existsSync(given) || !statSync(given).isDirectory()) throw new MisuseError(say.noFolder(name, given));
  return given;
}

/** A path as the disk knows it, with links followed as far as it exists. */
function real(given: string): string {
  const whole = path.resolve(given);
  for (let head = whole, tail = ''; ; tail = path.join(path.basename(head), tail), head = path.dirname(head)) {
    if (existsSync(head)) return path.join(realpathSync(head), tail);
    if (head === path.dirname(head)) return whole;
  }
}

const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);

/** Whether one path lies in the other or is one with it: either way one would eat the other. */
function overlap(out: string, directory: string): boolean {
  const outer = real(directory);
  // `out` may be a link, which is what gets switched, and where it lies matters as much as where it leads.
  return [real(out), path.join(real(path.dirname(path.resolve(out))), path.basename(out))].some((one) => within(one, outer) || within(outer, one));
}

/** The generator's own folders, which an output would push aside. */
const OWN = ['src', 'scripts', 'tests', 'node_modules', '.git', '.ci'];

function refuseOut(out: string): void {
  if (out === '' || (existsSync(out) && !statSync(out).isDirectory())) throw new MisuseError(say.noFolder('out', out));
  if (within(real(PROJECT), real(out)) || OWN.some((own) => within(real(out), real(path.join(PROJECT, own)))))
    throw new MisuseError(say.outIsOurs(out));
}

/** Refuses a place in a site, where whatever lies is served to everybody. A manifest lies beside each site. */
export function refuseInSite(name: string, given: string): void {
  const whole = path.resolve(given);
  for (let at = whole; at !== path.dirname(at); at = path.dirname(at))
    if (at === path.resolve(SITE) || existsSync(`${at}.manifest.json`) || /^\..+\.releases$/.test(path.basename(at)))
      throw new MisuseError(say.inSite(name, given));
}

function baseOf(given: string): string {
  const parts = given.replace(/^\/+|\/+$/g, '').split('/');
  const isPlain = parts.every((part) => /^[\w.~-]+$/.test(part) && part !== '.' && part !== '..');
  if (parts.join('') !== '' && !isPlain) throw new MisuseError(say.badBase(given));
  return parts.join('') === '' ? '/' : `/${parts.join('/')}/`;
}

/** An origin alone: the path that a site has under it is `--base`. */
function originOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || webFault(given) !== undefined || url.search !== '' || url.hash !== '')
    throw new MisuseError(say.badSite(given));
  if (url.pathname !== '/') throw new MisuseError(say.siteWithPath(given));
  return url.origin;
}

function portOf(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535) throw new MisuseError(say.badPort(given));
  return port;
}
