/** A content directory and an overlaid one as plain data, so that a test can change any place of them. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Mapping = { [key: string]: Json };

/** A file of the content. `front` is its YAML. */
export interface Doc {
  front: Json;
  body?: Block[];
  /** A comment in the YAML. */
  remark?: string;
}

export type Block =
  | { text: string }
  | { heading: string }
  | { comment: string }
  | { link: string; words: string }
  | { image: string; alt: string; title: string }
  | { footnote: string }
  | { component: string; attributes: Record<string, string>; children: Block[] };

/** `over` is the directory of `--private`. The paths of assets begin with the layer: `content/brands/x/logo.svg`. */
export interface Source {
  content: Record<string, Doc>;
  over: Record<string, Doc>;
  assets: Record<string, string | Uint8Array>;
}

export type Layer = 'content' | 'over';
/** Keys from the source down: layer, file, `front` or `body`, and so on. */
export type SourcePath = readonly (string | number)[];

type Inner = Record<string | number, unknown>;

export const valueAt = (root: unknown, path: SourcePath): unknown => path.reduce((value, key) => (value as Inner | undefined)?.[key], root);

/** Returns a copy of `root` with a value replaced, or removed if the value is undefined. Unchanged parts are shared with `root`. */
export function withValue<Root>(root: Root, path: SourcePath, value: unknown): Root {
  const [key, ...rest] = path as [string | number, ...(string | number)[]];
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Inner;
  if (rest.length > 0) copy[key] = withValue(copy[key], rest, value);
  else if (value !== undefined) copy[key] = value;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy as Root;
}

/** Writes the text of a file. Values are written as JSON, which YAML includes. */
export function textOf(file: string, { front, body, remark }: Doc): string {
  const lines = Array.isArray(front)
    ? front.map((item) => `- ${JSON.stringify(item)}`)
    : Object.entries(front as Mapping).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const yaml = `${remark === undefined ? '' : `# ${remark}\n`}${lines.join('\n')}\n`;
  return file.endsWith('.mdx') ? `---\n${yaml}---\n\n${bodyText(body ?? [])}` : yaml;
}

function bodyText(blocks: readonly Block[]): string {
  const notes: string[] = [];
  const write = (all: readonly Block[]): string => all.map((block) => blockText(block, notes, write)).join('\n\n');
  const text = write(blocks);
  return `${[text, ...notes.map((note, index) => `[^${index + 1}]: ${note}`)].join('\n\n')}\n`;
}

function blockText(block: Block, notes: string[], write: (all: readonly Block[]) => string): string {
  if ('text' in block) return block.text;
  if ('heading' in block) return `## ${block.heading}`;
  if ('comment' in block) return `{/* ${block.comment} */}`;
  if ('link' in block) return `[${block.words}](${block.link})`;
  if ('image' in block) return `![${block.alt}](${block.image} "${block.title}")`;
  if ('footnote' in block) return `有注[^${notes.push(block.footnote)}]`;
  const attributes = Object.entries(block.attributes).map(([name, value]) => ` ${name}="${value}"`);
  const open = `<${block.component}${attributes.join('')}`;
  return block.children.length === 0 ? `${open} />` : `${open}>\n\n${write(block.children)}\n\n</${block.component}>`;
}
