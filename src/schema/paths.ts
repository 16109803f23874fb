/** Suggests paths for misplaced or misnamed files of a content directory. */
import { near } from './near.ts';

const FOLDERS = ['brands', 'organizations', 'pairings', 'study', 'docs', 'forms'];

/** Returns the path at which a file would be read, or undefined if its purpose is unclear or its path is right. */
export function pathMeant(file: string): string | undefined {
  const parts = file.split('/');
  const top = parts[0]?.toLowerCase() ?? '';
  const folder = FOLDERS.includes(top) ? top : near(top, FOLDERS);
  const name = (parts.pop() as string)
    .replace(/(?<=\.(?:mdx?|ya?ml))\.(?:txt|docx?|wps|rtf|html?)$/i, '')
    .replace(/\.(?:mdx?|ya?ml)$/i, (end) => (/^\.m/i.test(end) ? '.mdx' : '.yaml'));
  if (!/\.(?:mdx|yaml)$/.test(name)) return undefined;
  const plain = /^(?:index|site|taxonomy|private)\.(?:mdx|yaml)$/i.test(name) ? name.toLowerCase() : name;
  let meant: string | undefined;
  if (parts.length === 0) meant = /^(?:site|taxonomy)\.yaml$/.test(plain) ? plain : undefined;
  else if (folder === 'brands' && plain.endsWith('.mdx')) {
    if (parts.length < 3) meant = `brands/${parts[1] ?? plain.slice(0, -'.mdx'.length)}/index.mdx`;
  } else if (folder === 'organizations' || folder === 'forms') meant = plain.endsWith('.yaml') ? `${folder}/${plain}` : undefined;
  else if (folder === 'pairings' || folder === 'study') meant = plain.endsWith('.mdx') ? `${folder}/${plain}` : undefined;
  else if (folder === 'docs' && plain.endsWith('.mdx')) meant = [folder, ...parts.slice(1), plain].join('/');
  return meant === file ? undefined : meant;
}
