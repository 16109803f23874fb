/** Messages about values that the schema refuses. */
import type { SchemaProblem } from '../read/validate/issues.ts';
import { booleanMeant, DATES, dateMeant, listMeant, monthDayMeant, nearlyCalledSo, numberMeant, takesDate } from '../schema/interpret.ts';
import { near } from '../schema/near.ts';
import { graphemes } from '../schema/values.ts';
import { idWanted } from './references.ts';
import type { Sentence } from './sentence.ts';

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  integer: '整数',
  boolean: ' true（是）或 false（否）',
  array: '列表（每项一行，以“- ”开头）',
  object: '若干“名称: 内容”',
  record: '若干“名称: 内容”',
  mapping: '若干“名称: 内容”',
};

function typeOf(value: unknown, written = String(value)): string {
  if (value === null || value === undefined) return '空的';
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object') return '若干“名称: 内容”';
  if (typeof value === 'number') return `数字 ${written}`;
  if (typeof value === 'boolean') return ` ${String(value)}`;
  return '文字';
}

/** Describes a path for an editor, for example “record”第 3 项的“date”. */
function pathName(path: SchemaProblem['path']): string {
  let name = '';
  for (const part of path) {
    if (typeof part === 'number') name += `第 ${part + 1} 项`;
    else name += name === '' ? `“${part}”` : `的“${part}”`;
  }
  return name === '' ? '这里' : name;
}

export function schemaSentence(problem: SchemaProblem): Sentence {
  const name = pathName(problem.path);
  switch (problem.code) {
    case 'schema/missing': {
      const where = problem.path.length === 0 ? '' : `${name}里`;
      const title = problem.labels?.[problem.key ?? ''];
      const kinds = problem.allowed === undefined ? '' : `，可以写：${listed(problem.allowed, problem.labels)}。`;
      const old = problem.key === 'date' && problem.path[0] === 'record' ? '；建站以前的旧事，不知道日期的写 imported: true。' : '';
      return {
        message: `${where}缺少“${problem.key}”${title ? `（${title}）` : ''}。`,
        hint: `补上一行 ${problem.key}: ${idWanted(problem.names) ?? '…'}${kinds}${old}`,
      };
    }
    case 'text/alt':
      return problem.key === 'transcript'
        ? { message: '声音没有文字稿。', hint: '补上 transcript: …，写下声音里说了什么、唱了什么，让听不见的人也能知道。' }
        : { message: '图片没有替代文字。', hint: '补上 alt: …，用一句话说出图上有什么，让看不见的人也能知道。' };
    case 'schema/unknown-key': {
      const base = { message: problem.belongs === undefined ? `没有“${problem.key}”这一项。` : `“${problem.key}”不在这一层。` };
      const meant = nearlyCalledSo(problem.key ?? '', problem.labels);
      const twice = [meant, near(problem.key ?? '', problem.known ?? [])].find((word) => word !== undefined && problem.beside?.includes(word));
      if (twice !== undefined && problem.belongs === undefined && problem.cutFrom === undefined)
        return { ...base, hint: `“${twice}”${labelOf(twice, problem)}已经写了一行：多写的并到那一行里，再删掉这一行。` };
      if (meant !== undefined) return { ...base, hint: `“${problem.key}”写成 ${meant}${labelOf(meant, problem)}。` };
      if (problem.cutFrom !== undefined) {
        const { key, text } = problem.cutFrom;
        return {
          message: `“${shortened(problem.key ?? '')}”被当成了另一项：花括号里的英文逗号会把内容断开。`,
          hint: `改成中文逗号：${key}: ${shortened(text)}；一定要用英文逗号的，给整段内容加上英文双引号。`,
        };
      }
      const suggestion = near(problem.key ?? '', problem.known ?? []);
      if (problem.belongs !== undefined)
        return { ...base, hint: `“${problem.key}”是“${problem.belongs}”里面的：放到“${problem.belongs}:”下面，行首比它多空两格。` };
      return suggestion === undefined
        ? {
            ...base,
            hint: problem.known?.length ? `这里可以写：${listed(unwritten(problem), problem.labels)}。` : '删掉它，或检查缩进是否错了一层。',
          }
        : { ...base, hint: `你是不是想写 “${suggestion}”${labelOf(suggestion, problem)}？` };
    }
    case 'schema/type': {
      if (problem.value === null && problem.written?.startsWith('#') === true) return commented(name, problem.path, problem.written);
      if (takesDate(problem.expected))
        return { message: `${name}写得不对：${dateShown(problem.value, problem.written)}。`, hint: dateHint(problem.written ?? problem.value) };
      const expected = [...new Set((problem.expected ?? []).map((type) => TYPES[type] ?? type))].join('或');
      return { message: `${name}应当是${expected}，这里是${typeOf(problem.value, problem.written)}。`, hint: typeHint(problem) };
    }
    case 'schema/value':
      return valueSentence(problem, name);
  }
}

function valueSentence(problem: SchemaProblem, name: string): Sentence {
  const last = problem.path[problem.path.length - 1];
  const shown =
    typeof problem.value === 'string' || typeof problem.value === 'number' ? `“${shortened(problem.written ?? String(problem.value))}”` : '';
  if (problem.allowed !== undefined) {
    const message = `${name}不能是${shown}。`;
    const meant = nearlyCalledSo(String(problem.value), problem.labels);
    if (meant !== undefined) return { message, hint: `“${problem.value}”写成 ${meant}。` };
    const suggestion = near(String(problem.value), problem.allowed);
    const allowed = listed(problem.allowed, problem.labels);
    return { message, hint: suggestion === undefined ? `只能是：${allowed}。` : `你是不是想写 “${suggestion}”？可以写：${allowed}。` };
  }
  if (problem.limit === 'blank') return { message: `${name}是空的。`, hint: '写上内容，或把这一行删掉。' };
  if (problem.limit === 'empty-list') return { message: `${name}一项也没有。`, hint: '至少写一项。' };
  if (problem.limit === 'many')
    return { message: `${name}有 ${problem.expected?.[1]} 项，太多了，至多 ${problem.expected?.[0]} 项。`, hint: '留下最要紧的，其余的删掉。' };
  if (problem.limit === 'min') return { message: `${name}太小了：${shown}，至少是 ${problem.expected?.[0]}。` };
  if (DATES.has(String(last)) && /^\d{5,}$/.test(String(problem.value)))
    return { message: `${name}写得不对：${shown}。`, hint: dateHint(problem.value) };
  if (problem.limit === 'max') return { message: `${name}太大或太长了${shown === '' ? '' : `：${shown}`}，至多是 ${problem.expected?.[0]}。` };
  if (problem.limit === 'clash') return { message: `${(problem.expected ?? []).join('、')} 只能写其中一个。`, hint: '拆成几项，或删掉多余的。' };
  if (problem.limit === 'key')
    return { message: `“${String(problem.value)}”不能作代号。`, hint: '代号只用小写英文字母、数字和连字符，例如 shared-kitchen。' };
  if (problem.limit === 'public-event')
    return {
      message: `${name}是${shown}：这是公开的事，内部档案里不能写。`,
      hint: '把这一项移到内容目录里，写进这个品牌 index.mdx 的 record；内部档案的 record 只写走访、申报、审核上报、退回、评审、公示、复查、撤回。',
    };
  if (last === 'summary' && typeof problem.value === 'string')
    return { message: `${name}有 ${graphemes(problem.value).length} 个字，太长了。`, hint: '简介不超过 120 个字，标点也算；多出来的写到正文里。' };
  return {
    message: `${name}写得不对${shown === '' ? '' : `：${shown}`}。`,
    hint: hintFor(String(last), problem.path, problem.written ?? problem.value),
  };
}

/** Shortens a value that is only shown for recognition. */
const shortened = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

/** Keys that may still be written beside an unknown one; all of them if none is left. */
function unwritten({ known = [], beside = [] }: SchemaProblem): string[] {
  const left = known.filter((key) => !beside.includes(key));
  return left.length === 0 ? known : left;
}

const labelOf = (word: string, { labels }: SchemaProblem): string => (labels?.[word] ? `（${labels[word]}）` : '');

const listed = (words: readonly string[], labels: SchemaProblem['labels']): string =>
  words.map((word) => (labels?.[word] ? `${word}（${labels[word]}）` : word)).join('、');

/** Returns a hint for a value of the wrong type, with the value that was probably meant. */
function typeHint({ expected = [], value, written, path, known = [], labels, takesText = false }: SchemaProblem): string | undefined {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  const inList = typeof path[path.length - 1] === 'number';
  if (value === null || value === undefined) return '写上内容，或把这一行删掉。';
  if (expected.includes('string')) {
    if (typeof value === 'number' || typeof value === 'boolean') return `加上英文双引号："${written ?? String(value)}"`;
    return Array.isArray(value) ? '只写一段话，去掉方括号和行首的“- ”。' : '只写一段话；内容里有英文冒号的，整段加上英文双引号。';
  }
  if (expected.includes('boolean')) {
    const meant = booleanMeant(value);
    return meant === undefined ? '写 true（是）或 false（否），不加引号。' : `写成 ${meant}，不加引号。`;
  }
  if (expected.some((type) => /^(?:number|int|integer)$/.test(type))) {
    const meant = numberMeant(value);
    return meant === undefined ? '只写阿拉伯数字，不带单位，不加引号，例如 60。' : `只写数字，不带单位，不加引号：${meant}`;
  }
  const parts = known.length === 0 ? '“名称: 内容”' : listed(known, labels);
  if (expected.includes('array') && (known.length === 0 || takesText) && typeof value === 'string') {
    const items = listMeant(value);
    return items.length > 1
      ? `各项之间用英文逗号，前后用方括号，写成：${key}: [${shortened(items.join(', '))}]`
      : `只有一项也写成列表：${key}: [${shortened(items[0] ?? value)}]`;
  }
  if (expected.includes('array') && known.length === 0) return '每项另起一行，以“- ”开头。';
  if (expected.includes('array')) return `每项另起一行，以“- ”开头，里面分别写：${parts}。`;
  if (inList || key === '') return `这里分别写：${parts}。`;
  return `“${key}:”后面不直接写内容；另起一行，缩进两个空格，分别写：${parts}。`;
}

/** A value that begins with `#`, which YAML takes for a comment. */
function commented(name: string, path: SchemaProblem['path'], written: string): Sentence {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  return {
    message: `${name}是空的：以 # 开头的内容会被当成备注。`,
    hint: `给它加上英文双引号：${key}: "${shortened(written.trim())}"`,
  };
}

const dateShown = (value: unknown, written = String(value)): string =>
  typeof value === 'string' || typeof value === 'number' ? `“${written}”` : `应当是日期，这里是${typeOf(value)}`;

function dateHint(value: unknown): string {
  const usual = '日期写成 2026、2026-03 或 2026-03-31，并且是日历上有的日子。';
  if (value === null || value === undefined) return '写上日期，或把这一行删掉。';
  const meant = dateMeant(String(value));
  return meant === undefined ? usual : `写成 ${meant}。`;
}

function hintFor(key: string, path: SchemaProblem['path'], value: unknown): string {
  if (DATES.has(key)) return dateHint(value);
  if (key === 'reviewDue') return `写成 ${monthDayMeant(value) ?? '月-日，例如 03-31'}。`;
  if (key === 'accent' || key === 'primary' || key === 'secondary')
    return '写成颜色代码：# 加六位数字或字母，不能是半透明的，例如 "#b3261e"（带英文双引号）。';
  if (key === 'url' || key === 'href' || key === 'errata') return '写成完整的网址，例如 https://www.example.cn/。';
  if (path.includes('tags')) return '标签不超过 32 个字，不含 / \\ # ? % ，全角的（／ ＃ ？ ％ ℅ 等）也不行，也不能换行。';
  if (key === 'key') return 'key 只能是 name、logo、theme、connotation、philosophy、role、carriers 或 extra.<代号>。';
  return '代号只用小写英文字母、数字和连字符，不超过 64 个字符，例如 hongse-yizhan。';
}
