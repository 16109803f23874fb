/** Edits of texts: keys and values, tags and links, lines, bytes. */
import { parse, stringify } from 'yaml';
import { PIECES } from './pieces.ts';
import type { Tree } from './start.ts';
import { KEYS, VALUES } from './values.ts';

export interface Donors {
  front: readonly string[];
  bodies: readonly string[];
}

export type Random = (below: number) => number;
export const pick = <Item>(random: Random, list: readonly Item[]): Item => list[random(list.length)] as Item;

export interface Bench {
  tree: Tree;
  random: Random;
  donors: Donors;
}
export interface Edit {
  name: string;
  apply(bench: Bench): void;
}

/** Returns the names of matching files. Leaves out symbolic links. */
export const namesOf = (tree: Tree, pattern: RegExp): string[] =>
  [...tree].flatMap(([name, content]) => (pattern.test(name) && Buffer.isBuffer(content) ? [name] : []));

function editText({ tree, random }: Bench, pattern: RegExp, change: (text: string) => string): void {
  const names = namesOf(tree, pattern);
  if (names.length === 0) return;
  const name = pick(random, names);
  tree.set(name, Buffer.from(change((tree.get(name) as Buffer).toString('utf8'))));
}

const TEXT = /\.(?:mdx|yaml)$/;

/** Parses frontmatter, changes it and writes it again. Does nothing if it is no longer YAML. */
function editData(bench: Bench, change: (data: Record<string, unknown>) => unknown): void {
  editText(bench, TEXT, (text) => {
    const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1;
    const [before, yaml, after] = end === -1 ? ['', text, ''] : ['---\n', text.slice(4, end + 1), text.slice(end + 1)];
    try {
      const data: unknown = parse(yaml);
      if (typeof data !== 'object' || data === null) return text;
      const changed = change(data as Record<string, unknown>) ?? data;
      const written = bench.random(6) === 0 ? `${JSON.stringify(changed)}\n` : stringify(changed, { lineWidth: pick(bench.random, [0, 20, 80]) });
      return before + written + after;
    } catch {
      return text;
    }
  });
}

/** Picks a random place in data: a map or list, and a key or index in it. */
function placeIn(random: Random, data: unknown): { holder: Record<string, unknown>; key: string } | undefined {
  let holder = data as Record<string, unknown>;
  for (let depth = 0; depth < 8; depth += 1) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return undefined;
    const key = pick(random, keys);
    const value = holder[key];
    if (typeof value !== 'object' || value === null || random(3) === 0) return { holder, key };
    holder = value as Record<string, unknown>;
  }
  return undefined;
}

const set = (holder: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

function nested(depth: number, kind: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = kind === 0 ? [value] : { a: value };
  return value;
}

const splice = (text: string, random: Random, inserted: string): string => {
  const at = random(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + pick(random, [0, 0, 1, 2, 8, 60]));
};

export const TEXT_EDITS: readonly Edit[] = [
  {
    name: 'value',
    apply: (bench) =>
      editData(bench, (data) => {
        const place = placeIn(bench.random, data);
        if (place !== undefined) set(place.holder, place.key, pick(bench.random, VALUES));
      }),
  },
  {
    name: 'key gone',
    apply: (bench) =>
      editData(bench, (data) => {
        const place = placeIn(bench.random, data);
        if (place === undefined) return;
        if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
        else delete place.holder[place.key];
      }),
  },
  {
    name: 'key renamed',
    apply: (bench) =>
      editData(bench, (data) => {
        const place = placeIn(bench.random, data);
        if (place === undefined || Array.isArray(place.holder)) return;
        const value = place.holder[place.key];
        delete place.holder[place.key];
        set(place.holder, pick(bench.random, KEYS), value);
      }),
  },
  {
    name: 'key added',
    apply: (bench) =>
      editData(bench, (data) => {
        const place = placeIn(bench.random, data);
        if (place !== undefined) set(bench.random(2) === 0 ? data : place.holder, pick(bench.random, KEYS), pick(bench.random, VALUES));
      }),
  },
  {
    name: 'items moved',
    apply: (bench) =>
      editData(bench, (data) => {
        const lists = Object.values(data).filter((value): value is unknown[] => Array.isArray(value) && value.length > 0);
        if (lists.length === 0) return;
        const list = pick(bench.random, lists);
        const from = bench.random(list.length);
        list.splice(bench.random(list.length + 1), 0, list[from]);
        if (bench.random(2) === 0) list.splice(from, 1);
      }),
  },
  {
    name: 'nested',
    apply: (bench) =>
      editData(bench, (data) => {
        const place = placeIn(bench.random, data);
        if (place !== undefined) set(place.holder, place.key, nested(pick(bench.random, [3, 20, 40, 70, 150, 300]), bench.random(2)));
      }),
  },
  {
    name: 'value of the example',
    apply: (bench) =>
      editData(bench, (data) => {
        const other = parse(pick(bench.random, bench.donors.front)) as Record<string, unknown>;
        const key = pick(bench.random, Object.keys(other));
        set(data, key, other[key]);
      }),
  },
  {
    name: 'body of the example',
    apply: (bench) =>
      editText(bench, /\.mdx$/, (text) => {
        const body = pick(bench.random, bench.donors.bodies);
        const from = bench.random(body.length + 1);
        return text + (bench.random(2) === 0 ? body : body.slice(from, from + 300));
      }),
  },
  {
    // Redirects links and files to existing ones, so that some of these variants are sound.
    name: 'body of the example, at home here',
    apply: (bench) =>
      editText(bench, /brands\/first\/index\.mdx$/, (text) => {
        const body = pick(bench.random, bench.donors.bodies);
        const home = body
          .replace(/\]\([^)]*\)/g, '](../second/index.mdx)')
          .replace(/ (?:src|poster)="[^"]*"/g, (match) => (match.startsWith(' src') ? ' src="photo.png"' : ''));
        return text + home;
      }),
  },
  { name: 'piece', apply: (bench) => editText(bench, TEXT, (text) => splice(text, bench.random, pick(bench.random, PIECES))) },
  {
    name: 'characters of all Unicode',
    apply: (bench) =>
      editText(bench, TEXT, (text) => {
        const characters = Array.from({ length: pick(bench.random, [1, 1, 3, 40]) }, () => {
          const code = bench.random(pick(bench.random, [0x80, 0x3000, 0x10000, 0x110000]));
          return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
        });
        return splice(text, bench.random, characters.join(''));
      }),
  },
  {
    name: 'piece in a body',
    apply: (bench) =>
      editText(bench, /\.mdx$/, (text) => {
        const body = text.indexOf('\n---\n', 3) + 5;
        return text.slice(0, body) + splice(text.slice(body), bench.random, pick(bench.random, PIECES));
      }),
  },
  {
    name: 'piece, many times',
    apply: (bench) =>
      editText(bench, TEXT, (text) => {
        const times = pick(bench.random, [3, 30, 200, 2000]);
        return splice(text, bench.random, pick(bench.random, PIECES).repeat(times).slice(0, 60_000));
      }),
  },
  {
    name: 'lines moved',
    apply: (bench) =>
      editText(bench, TEXT, (text) => {
        const lines = text.split('\n');
        const [line] = lines.splice(bench.random(lines.length), 1);
        if (bench.random(2) === 0)
          lines.splice(bench.random(lines.length + 1), 0, line as string, ...(bench.random(2) === 0 ? [line as string] : []));
        return lines.join('\n');
      }),
  },
  { name: 'cut', apply: (bench) => editText(bench, TEXT, (text) => text.slice(0, bench.random(text.length + 1))) },
  { name: 'CRLF', apply: (bench) => editText(bench, TEXT, (text) => `${bench.random(2) === 0 ? '\ufeff' : ''}${text.replaceAll('\n', '\r\n')}`) },
  {
    name: 'bytes of a text',
    apply: ({ tree, random }) => {
      const names = namesOf(tree, TEXT);
      if (names.length === 0) return;
      const name = pick(random, names);
      const bytes = tree.get(name) as Buffer;
      const at = random(bytes.length + 1);
      const foreign = pick(random, [
        [0],
        [0xb0, 0xa1],
        [0xff],
        [0xc3],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xef, 0xbf, 0xbd],
        [0xe2, 0x80, 0x8b],
      ]);
      if (random(6) === 0) tree.set(name, Buffer.from(bytes.toString('utf8'), 'utf16le'));
      else tree.set(name, Buffer.concat([bytes.subarray(0, at), Buffer.from(foreign), bytes.subarray(at)]));
    },
  },
];
