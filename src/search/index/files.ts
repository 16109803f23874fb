/** The files of the index, each a script that hands over its data, because a `file://` page may load scripts and nothing else. */
import { hash } from 'node:crypto';
import { VERSION } from '../format/fullText.ts';
import type { SearchRecord } from '../format/record.ts';

/** A file of the index. One that stayed, or whose text is kept, is known by its digest. */
export interface IndexFile {
  /** Without its ending. */
  name: string;
  /** Of its bytes. */
  digest: string;
  /** What stands in it, if it was written now and is kept nowhere. */
  script?: string;
}

/** A file as it is kept. */
export type KeptFile = [name: string, digest: string];

/** Writes a file. Where its text is kept, it does not stay in memory: those of ten thousand cases together are large. */
export function written(name: string, data: unknown, keeping?: Keeping): IndexFile {
  const script = `biaoganSearch(${JSON.stringify(name)},${JSON.stringify(data)})\n`;
  const digest = hash('sha256', script, 'base64url');
  return keeping?.keepScript(name, digest, script) === true ? { name, digest } : { name, digest, script };
}

/** Reverses `written`; undefined of a script that is none. */
export function dataIn(script: string): unknown {
  const match = /^biaoganSearch\("\w+",(.*)\)\n$/s.exec(script);
  return match === null ? undefined : JSON.parse(match[1] as string);
}

export const fileThatStayed = ([name, digest]: KeptFile): IndexFile => ({ name, digest });
export const keptOf = ({ name, digest }: IndexFile): KeptFile => [name, digest];

/** The version of a file, by which a browser asks for it. */
export const versionOf = ({ digest }: IndexFile): string => digest.slice(0, VERSION);

/**
 * Where parts of an index are kept until the next one is made. What it gives must be what it was given, or nothing. It
 * saves time and changes nothing else.
 */
export interface Keeping {
  get(part: string): string | undefined;
  put(part: string, value: string): void;
  /** Keeps the text of a file until that is made. Returns whether it could. */
  keepScript(name: string, digest: string, script: string): boolean;
  /** The text of a file of an index before. */
  scriptOf(name: string, digest: string): string | undefined;
  /** A record of an index before. */
  recordOf(digest: string): SearchRecord | undefined;
}

/** What was kept of a part for the same key. */
export function keptPart<Value>(keeping: Keeping | undefined, part: string, key: string): Value | undefined {
  const kept = keeping?.get(part);
  // The key stands first, so that what is of another one need not be parsed.
  return kept?.startsWith(`${key}\n`) ? (JSON.parse(kept.slice(key.length + 1)) as Value) : undefined;
}

export const keepPart = (keeping: Keeping | undefined, part: string, key: string, value: unknown): void =>
  keeping?.put(part, `${key}\n${JSON.stringify(value)}`);
