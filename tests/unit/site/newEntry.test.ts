/** New entries, written from options alone. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { questionsOf } from '../../../src/site/dialogues.ts';
import { MisuseError } from '../../../src/site/misuse.ts';
import { KINDS, type KindName, type Written, writeEntry, writeSite } from '../../../src/site/newEntry.ts';
import { readSite } from '../../../src/site/read.ts';
import { NEW } from '../../../src/wording/new.ts';
import { BASE, changed, DAY, type Files, SVG, writeContent } from '../../support/content.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const content = (files: Files = {}): string => {
  const root = writeContent({ ...BASE, ...files });
  made.push(root);
  return root;
};
const given = (answers: Record<string, string | string[]>): { given: Map<string, string[]> } => ({
  given: new Map(Object.entries(answers).map(([flag, answer]): [string, string[]] => [flag, [answer].flat()])),
});
const write = (root: string, kind: KindName, answers: Record<string, string | string[]>, privateRoot?: string): Promise<Written> =>
  writeEntry(kind, { root, asOf: DAY, ...(privateRoot === undefined ? {} : { privateRoot }) }, given(answers));
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MisuseError);
  return (error as Error).message;
};
const errorsOf = ({ diagnostics }: Written): string[] => diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('a new organization', () => {
  test('is a list of its own, with a level below the one above it, a short name and an id', async () => {
    const root = content();
    const written = await write(root, 'organization', { name: '中共甲镇新桥村支部委员会', parent: '甲镇党委', level: '村级', domain: '农村' });
    expect(errorsOf(written)).toEqual([]);
    expect(written.files).toEqual([path.join(root, 'organizations/xin-qiao-cun-dang-zhi-bu.yaml')]);
    expect(readFileSync(written.files[0] as string, 'utf8')).toBe(
      '- id: xin-qiao-cun-dang-zhi-bu\n  name: 中共甲镇新桥村支部委员会\n  shortName: 新桥村党支部\n  level: village\n  parent: town\n  domain: rural\n',
    );
    const { model } = await readSite({ root, asOf: DAY });
    for (const [parent, initial] of [
      ['town', 'village'],
      [undefined, 'district'],
    ]) {
      const asking = KINDS.organization.dialogue(model);
      asking.next();
      asking.next('某某党支部');
      expect(asking.next(parent).value).toMatchObject({ flag: 'level', initial });
    }
  });
  test('is refused under a name, now or before, that another has', async () => {
    const root = content({
      'organizations/more.yaml': '- { id: north, name: 北村党支部, level: village, parent: town, formerNames: [上村党支部] }\n',
    });
    for (const name of ['北村党支部', '上村党支部'])
      expect(await refusal(write(root, 'organization', { name, level: '村级' }))).toContain(`“${name}”已经在名单里了（north）`);
  });
});

describe('a new brand', () => {
  const least = { name: '小院议事', organization: '南村', summary: '在小院里议事。' };
  test('passes the check with what is needed alone, and says what is still to be filled in', async () => {
    const root = content();
    const written = await write(root, 'brand', least);
    expect(errorsOf(written)).toEqual([]);
    expect(written.files).toEqual([path.join(root, 'brands/xiao-yuan-yi-shi/index.mdx')]);
    expect(written.open[0]).toContain('1/6');
    const text = readFileSync(written.files[0] as string, 'utf8');
    expect(text).toContain('organization: south\ndomain: rural\n');
    expect(text).toContain(`  - { event: cultivated, date: ${DAY} }\n`);
    for (const heading of ['背景与起因', '做法与经过', '成效与反响', '探讨与评论', '附录']) expect(text).toContain(`## ${heading}\n`);
  });
  test('takes a picture, a standing title and all that the standard asks for', async () => {
    const root = content({ 'picture.svg': SVG });
    const written = await write(root, 'brand', {
      ...least,
      theme: '一院一事',
      connotation: ['一', '二'],
      philosophy: '小事不出院',
      'role-organization': '支部召集',
      'role-members': '党员记录',
      logo: path.join(root, 'picture.svg'),
      'logo-meaning': '一个院子',
      step: 'named',
      date: '2026年3月',
      level: '村级',
      slug: 'yuan',
    });
    expect(written.diagnostics.map(({ code }) => code)).toEqual([]);
    expect(readFileSync(path.join(root, 'brands/yuan/logo.svg'), 'utf8')).toBe(SVG);
    expect(readFileSync(path.join(root, 'brands/yuan/index.mdx'), 'utf8')).toContain(
      '{ event: named, date: 2026-03, level: village, by: town, imported: true }',
    );
  });
  test('is refused with a sentence, and nothing is written', async () => {
    const root = content();
    const before = readdirSync(path.join(root, 'brands'));
    expect(await refusal(write(root, 'brand', { name: '甲乙丙丁', summary: '话' }))).toContain('--organization');
    expect(await refusal(write(root, 'brand', { ...least, organization: '南存党支部' }))).toContain('南村党支部');
    expect(await refusal(write(root, 'brand', { ...least, organization: '村党支部' }))).toContain('东村党支部（east）');
    expect(await refusal(write(root, 'brand', { ...least, summary: '长'.repeat(121) }))).toContain('121');
    expect(await refusal(write(root, 'brand', { ...least, slug: 'first' }))).toContain('first');
    expect(await refusal(write(root, 'brand', { ...least, slug: '../x' }))).toContain('../x');
    expect(await refusal(write(root, 'brand', { ...least, them: '主题' }))).toContain('--theme');
    expect(await refusal(write(root, 'brand', { ...least, date: '不知道' }))).toContain('不知道');
    expect(await refusal(write(root, 'brand', { ...least, logo: path.join(root, 'none.svg'), 'logo-meaning': '义' }))).toContain('none.svg');
    expect(readdirSync(path.join(root, 'brands'))).toEqual(before);
  });
  test('takes a slug that is free, also of former ones', async () => {
    const root = content({
      'brands/first/index.mdx': changed(BASE['brands/first/index.mdx'] as string, 'domain: rural', 'domain: rural\nformerSlugs: [xiao-yuan-yi-shi]'),
    });
    expect((await write(root, 'brand', least)).files[0]).toContain('xiao-yuan-yi-shi-2');
  });
});

describe('a new pairing', () => {
  const least = { model: '红色驿站', lagging: '西村党支部', goal: ['建好台账', '换好届'], since: '2026-02' };
  test('passes the check, and its slug does not tell whom it helps', async () => {
    const root = content();
    const written = await write(root, 'pairing', { ...least, model: 'second', lagging: 'east' });
    // East and west held a title themselves.
    expect(errorsOf(written)).toEqual(['pairing/lagging']);
    const sound = await write(root, 'pairing', { ...least, lagging: 'south', model: 'second', visibility: 'anonymous' });
    expect(errorsOf(sound)).toEqual([]);
    expect(sound.files[0]).toContain('pairings/second-2026-2.mdx');
  });
  test('goes into the private directory where the dossiers are kept elsewhere', async () => {
    const root = content({ 'site.yaml': `${BASE['site.yaml']}dossier: elsewhere\n` });
    const over = writeContent({});
    made.push(over);
    const written = await write(root, 'pairing', { ...least, lagging: 'south', model: 'second' }, over);
    expect(errorsOf(written)).toEqual([]);
    expect(existsSync(path.join(over, 'pairings/second-2026.mdx'))).toBe(true);
    expect(existsSync(path.join(root, 'pairings/second-2026.mdx'))).toBe(false);
  });
});

describe('a new pack', () => {
  test('proposes cases, and its agenda adds up', async () => {
    const root = content();
    const written = await write(root, 'study', { occasion: '专题培训', minutes: '９０分钟', topic: '课堂' });
    expect(errorsOf(written)).toEqual([]);
    const text = readFileSync(written.files[0] as string, 'utf8');
    expect(text).toContain('brand: second');
    expect(text).not.toContain('brand: first');
    expect(
      [...text.matchAll(/minutes: (\d+)/g)]
        .map(([, minutes]) => Number(minutes))
        .slice(1)
        .reduce((a, b) => a + b),
    ).toBe(90);
  });
  test('says so if no case fits', async () => {
    const written = await write(content(), 'study', { occasion: 'seminar', minutes: '60', topic: '没有人写过' });
    expect(errorsOf(written)).toEqual([]);
    expect(written.open[0]).toContain('没有找到');
  });
});

test('a pairing that has no brand to learn from says what is missing, and what can be done', async () => {
  // No brand has a title: a list of options that lacks the one that was given would help nobody.
  const begun = (file: string): Files => ({
    [file]: (BASE[file] as string).replace(/record:[\s\S]*?\n---/, 'record:\n  - { event: cultivated, date: 2024 }\n---'),
  });
  const root = content({ ...begun('brands/first/index.mdx'), ...begun('brands/second/index.mdx') });
  expect(await refusal(write(root, 'pairing', { model: 'first', lagging: 'south', goal: '一' }))).toContain('还没有命名的品牌');
});

test('the help of a command names every option that a dialogue takes', async () => {
  const { model } = await readSite({ root: content(), asOf: DAY });
  for (const [kind, { needs, dialogue }] of Object.entries(KINDS))
    expect(
      questionsOf(dialogue(model)).map(({ flag }) => flag),
      kind,
    ).toEqual(expect.arrayContaining([...needs]));
});

test('the help of a command says what can be chosen, where there is little', async () => {
  const { model } = await readSite({ root: content(), asOf: DAY });
  expect(NEW.options(questionsOf(KINDS.study.dialogue(model)))).toMatch(/--occasion .*（专题培训、学习会、.*研讨会）/);
});

test('no sentence sends an editor to a command that there is not', () => {
  const folder = path.join(PROJECT, 'src/wording');
  const known = [...Object.keys(KINDS), 'event', 'organizations', 'site'];
  const told = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return [...text.matchAll(/npm run new ([a-z]+)/g)].map(([, kind]) => kind as string);
  });
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter((kind) => !known.includes(kind))).toEqual([]);
});

test('a new document goes into its folder, and overwrites nothing', async () => {
  const root = content();
  expect(errorsOf(await write(root, 'doc', { title: '评审办法', folder: 'guides/more', slug: 'pingshen' }))).toEqual([]);
  expect(existsSync(path.join(root, 'docs/guides/more/pingshen.mdx'))).toBe(true);
  const plan = readFileSync(path.join(root, 'docs/plan.mdx'), 'utf8');
  expect(await refusal(write(root, 'doc', { title: '方案', slug: 'plan' }))).toContain('plan');
  expect(await refusal(write(root, 'doc', { title: '方案', folder: '../../x' }))).toContain('--folder');
  expect(readFileSync(path.join(root, 'docs/plan.mdx'), 'utf8')).toBe(plan);
});

describe('a new site', () => {
  const where = { asOf: DAY };
  test('passes the check at once, with another district’s words', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'biaogan-')), 'ours');
    made.push(path.dirname(folder));
    const written = await writeSite(
      folder,
      where,
      given({ title: '国企党建品牌', publisher: '中共某集团委员会', above: '中共某市国资委委员会', domain: ['生产一线', '机关本部'] }),
    );
    expect(written.diagnostics).toEqual([]);
    expect(readFileSync(path.join(folder, 'taxonomy.yaml'), 'utf8')).toContain('label: 生产一线');
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'docs', 'organizations', 'site.yaml', 'taxonomy.yaml']);
    expect(await refusal(writeSite(folder, where, given({ title: '甲', publisher: '乙' })))).toContain('site.yaml');
  });
});
