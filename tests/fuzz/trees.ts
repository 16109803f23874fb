/** Edits of the bytes of assets, and of files and folders. */
import { HOSTILE_SVG } from './pieces.ts';
import type { Content, Tree } from './start.ts';
import { type Edit, namesOf, pick, type Random } from './texts.ts';
import { NAMES } from './values.ts';

const ASSET = /\.(?:svg|png|jpg|mp3|mp4|docx|pdf)$/;

function spliceBytes(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  switch (random(7)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: 1 + random(40) }, () => random(256))), bytes.subarray(at)]);
    case 2: {
      const copy = Buffer.from(bytes);
      for (let count = 1 + random(6); count > 0 && copy.length > 0; count -= 1) copy[random(copy.length)] = random(256);
      return copy;
    }
    case 3: {
      const copy = Buffer.from(bytes);
      if (copy.length >= 4) copy.writeUInt32BE(pick(random, [0, 1, 0x7fffffff, 0xffffffff, 60000]), random(copy.length - 3));
      return copy;
    }
    case 4:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
    case 5:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + random(200)))]);
  }
}

export const TREE_EDITS: readonly Edit[] = [
  {
    name: 'bytes of an asset',
    apply: ({ tree, random }) => {
      const names = namesOf(tree, ASSET);
      if (names.length === 0) return;
      const name = pick(random, names);
      tree.set(name, spliceBytes(tree.get(name) as Buffer, random));
    },
  },
  {
    name: 'another asset’s bytes',
    apply: ({ tree, random }) => {
      const names = namesOf(tree, ASSET);
      if (names.length === 0) return;
      const [to, from, behind] = [pick(random, names), pick(random, names), pick(random, names)];
      const parts = [tree.get(from) as Buffer, ...(random(3) === 0 ? [tree.get(behind) as Buffer] : [])];
      tree.set(to, Buffer.concat(parts));
    },
  },
  {
    name: 'hostile SVG',
    apply: ({ tree, random }) => {
      const names = namesOf(tree, /\.svg$/);
      if (names.length === 0) return;
      const name = pick(random, names);
      const text = (tree.get(name) as Buffer).toString('utf8');
      const at = random(3) === 0 ? random(text.length + 1) : text.indexOf('>') + 1;
      tree.set(name, Buffer.from(text.slice(0, at) + pick(random, HOSTILE_SVG) + text.slice(at)));
    },
  },
  {
    name: 'file renamed',
    apply: ({ tree, random }) => {
      const name = pick(random, [...tree.keys()]);
      const content = tree.get(name) as Content;
      const parts = name.split('/');
      const at = random(parts.length);
      const suffix = at === parts.length - 1 && random(2) === 0 ? name.slice(name.lastIndexOf('.')) : '';
      parts[at] = pick(random, NAMES) + suffix;
      tree.delete(name);
      place(tree, parts.join('/'), content);
    },
  },
  {
    name: 'file gone',
    apply: ({ tree, random }) => {
      tree.delete(pick(random, [...tree.keys()]));
    },
  },
  {
    name: 'file copied',
    apply: ({ tree, random }) => {
      const [from, to] = [pick(random, [...tree.keys()]), pick(random, [...tree.keys()])];
      const folder = to.slice(0, to.lastIndexOf('/') + 1);
      place(tree, `${folder}${pick(random, NAMES)}${from.slice(from.lastIndexOf('.'))}`, tree.get(from) as Content);
    },
  },
  {
    name: 'link',
    apply: ({ tree, random }) => {
      const target = pick(random, [
        '..',
        '.',
        '../..',
        '/etc/hostname',
        '/etc',
        '/dev/zero',
        'nothing',
        'index.mdx',
        '../second',
        '../second/index.mdx',
        '../../docs',
      ]);
      const name = pick(random, [...tree.keys()]);
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      if (random(2) === 0) {
        tree.delete(name);
        place(tree, name, { linkTo: target });
      } else place(tree, folder + pick(random, NAMES), { linkTo: target });
    },
  },
  {
    name: 'deep folder',
    apply: ({ tree, random }) => {
      const deep = Array.from({ length: pick(random, [5, 30, 100]) }, () => 'a').join('/');
      place(
        tree,
        `${pick(random, ['docs/', 'brands/first/', 'organizations/', ''])}${deep}/${pick(random, ['index.mdx', 'x.mdx', 'x.png', 'x.yaml'])}`,
        Buffer.from('---\ntitle: 深\n---\n'),
      );
    },
  },
];

/** Adds a file, unless its path is taken, is a folder or lies below a file. */
function place(tree: Tree, name: string, content: Content): void {
  for (const other of tree.keys()) if (other === name || other.startsWith(`${name}/`) || name.startsWith(`${other}/`)) return;
  tree.set(name, content);
}
