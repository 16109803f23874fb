/** Provisional: looks at a file by its extension and by sharp alone. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

export interface AssetProbe {
  role: 'image' | 'audio' | 'video' | 'download' | 'other';
  format: string;
  bytes: number;
  digest: string;
  width?: number;
  height?: number;
  duration?: number;
  text?: string[];
  problems: { code: string; severity: 'error' | 'warning'; message: string; hint?: string }[];
}

const ROLES: Record<string, AssetProbe['role']> = { svg: 'image', png: 'image', jpg: 'image', jpeg: 'image', webp: 'image', avif: 'image', mp3: 'audio', m4a: 'audio', ogg: 'audio', wav: 'audio', mp4: 'video', webm: 'video', pdf: 'download', docx: 'download', xlsx: 'download', pptx: 'download' };

export async function probeAsset(absolute: string, name: string): Promise<AssetProbe> {
  const bytes = await readFile(absolute);
  const format = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const role = ROLES[format] ?? 'other';
  const probe: AssetProbe = { role, format, bytes: bytes.length, digest: createHash('sha256').update(bytes).digest('hex'), problems: [] };
  const wrong = { code: 'asset/type', severity: 'error', message: '文件不对。' } as const;
  if (role === 'other') probe.problems.push(wrong);
  if (format === 'svg' && /<script/.test(bytes.toString())) probe.problems.push({ ...wrong, code: 'asset/unsafe' });
  else if (role === 'image') {
    try {
      const { width, height } = await sharp(bytes).metadata();
      probe.width = width;
      probe.height = height;
    } catch {
      probe.problems.push(wrong);
    }
  }
  return probe;
}
