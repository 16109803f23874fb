/** Small content directories for tests: a sound base, and changes to it. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { given } from '../../src/given.ts';
import { readSite, type SiteReading } from '../../src/site/read.ts';

export type Files = Record<string, string | Uint8Array | { linkTo: string } | null>;

/** The default day of tests. */
export const DAY = '2026-06-01';

/** An SVG without problems. */
export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#8a1c1c"/></svg>\n';

export const BRAND = (name: string, organization: string, more = '', body = '## 做法\n\n正文。\n'): string => `---
name: ${name}
organization: ${organization}
domain: rural
summary: 一句话简介。
logo: { kind: text, text: ${name}, meaning: 字面之义 }
theme: ${name}的主题
connotation: 内涵
philosophy: 理念
role: { organization: 带头, members: 示范 }
record:
  - { event: cultivated, date: 2022-01 }
  - { event: declared, date: 2023-02, level: village, by: ${organization} }
  - { event: evaluated, date: 2023-03 }
  - { event: named, date: 2023-04-01, level: village, by: town }
  - { event: reviewed, date: 2026-01, year: 2025, result: pass }
  - { event: goals, date: 2026-02, year: 2026, goals: [做好一件事] }
${more}---

${body}`;

/** A content directory without diagnostics. */
export const BASE: Files = {
  'site.yaml': 'title: 试验站\npublisher: district\n',
  'taxonomy.yaml': `domains:
  - { id: rural, label: 农村, focuses: [{ id: near, label: 近郊 }] }
  - { id: community, label: 社区 }
levels:
  - { id: district, label: 区级, namedBy: district }
  - { id: town, label: 镇级, declaredBy: town, namedBy: district }
  - { id: village, label: 村级, namedBy: parent }
evaluation:
  - { id: social, label: 社会评议, weight: 0.4 }
  - { id: expert, label: 专家评审, weight: 0.6 }
`,
  'organizations/all.yaml': `- { id: district, name: 甲区委组织部, level: district }
- { id: town, name: 甲镇党委, level: town, parent: district }
- { id: east, name: 东村党支部, level: village, parent: town, domain: rural }
- { id: west, name: 西村党支部, level: village, parent: town, domain: rural }
- { id: south, name: 南村党支部, level: village, parent: town, domain: rural }
`,
  'brands/first/index.mdx': BRAND('红色驿站', 'east'),
  'brands/second/index.mdx': BRAND('田间课堂', 'west'),
  'pairings/help.mdx': `---
model: first
lagging: south
since: 2026-01-10
goals: [{ goal: 建好台账 }]
ledger: [{ date: 2026-05-01, text: 走访 }]
visibility: anonymous
---

一起做。
`,
  'study/one.mdx': `---
title: 第一课
occasion: study-meeting
minutes: 60
agenda: [{ title: 看案例, minutes: 30, brand: first }]
---

说明。
`,
  'docs/plan.mdx': '---\ntitle: 方案\n---\n\n## 目标\n\n正文。\n',
};

/** Writes files to a new directory and returns its path. Skips files that are null. */
export function writeContent(files: Files): string {
  const root = mkdtempSync(path.join(tmpdir(), 'biaogan-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    const target = path.join(root, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof content === 'object' && 'linkTo' in content) symlinkSync(content.linkTo, target);
    else writeFileSync(target, content);
  }
  return root;
}

export interface Situation {
  files?: Files;
  private?: Files;
  asOf?: string;
}

/** Reads the base with a situation's changes. Removes the directories afterwards. */
export async function readSituation(situation: Situation): Promise<SiteReading> {
  const root = writeContent({ ...BASE, ...situation.files });
  const over = situation.private === undefined ? undefined : writeContent(situation.private);
  try {
    return await readSite({ root, asOf: situation.asOf ?? DAY, ...given('privateRoot', over) });
  } finally {
    rmSync(root, { recursive: true });
    if (over !== undefined) rmSync(over, { recursive: true });
  }
}

/** Replaces `from` by `to` in a text. Throws unless `from` occurs exactly once. */
export function changed(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`“${from}” stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

export const base = (name: string): string => BASE[name] as string;
