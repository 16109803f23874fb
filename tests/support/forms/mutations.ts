/** What people and programs do to a form before they send it. Each keeps what it says; `lost` would be a fault of ours. */
import { type Cell, cellsOf, type Form, type Style } from './form.ts';

export interface Mutation {
  name: string;
  change(form: Form): void;
  /** Fields that nobody could tell any more; their text must still be kept or told. */
  excuses?(form: Form): string[];
}

const styled = (name: string, style: Partial<Style>): Mutation => ({
  name,
  change(form) {
    form.style = { ...form.style, ...style };
  },
});

const onLabels = (name: string, change: (text: string, at: number) => string): Mutation => ({
  name,
  change(form) {
    for (const [at, cell] of cellsOf(form)
      .filter(({ is, lines }) => is === 'label' && lines.join('') !== '')
      .entries())
      cell.lines = [change(cell.lines.join(''), at)];
  },
});

const onValues = (name: string, change: (lines: string[], cell: Cell) => string[]): Mutation => ({
  name,
  change(form) {
    for (const cell of cellsOf(form))
      if (cell.is === 'value' && cell.choice === undefined && cell.lines.length > 0) cell.lines = change(cell.lines, cell);
  },
});

const wideDigits = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const bare = (text: string): string => text.replace(/[（(【].*$/u, '');
/** Pairs of a label and its value in one row, by their places. */
const pairsIn = (row: readonly Cell[]): [number, Cell, Cell][] =>
  row.flatMap((cell, at): [number, Cell, Cell][] => {
    const next = row[at + 1];
    return cell.is === 'label' && next?.is === 'value' && cell.lines.join('') !== '' ? [[at, cell, next]] : [];
  });
const widthOf = (row: readonly Cell[]): number => row.reduce((sum, { span = 1 }) => sum + span, 0);
const isWide = (row: readonly Cell[]): boolean => row.length === 2 && row[0]?.is === 'label' && row[1]?.is === 'value' && row[0].down === undefined;

export const MUTATIONS: readonly Mutation[] = [
  { name: 'as it is', change() {} },
  styled('labels one character a line', { label: 'letters' }),
  styled('labels with blanks, 联 系 人', { label: 'spaced' }),
  styled('labels with wide blanks', { label: 'wide' }),
  styled('labels broken in two lines', { label: 'broken' }),
  styled('labels in many runs, with bookmarks', { label: 'runs' }),
  styled('labels with invisible characters', { label: 'invisible' }),
  onLabels('limits in half-width brackets', (text) => `${bare(text)}(200字以内)`),
  onLabels('limits in full-width brackets', (text) => `${bare(text)}（限300字）`),
  onLabels('limits in square brackets', (text) => `${bare(text)}【不超过500字】`),
  onLabels('colons behind labels', (text, at) => `${text}${at % 2 === 0 ? '：' : ':'}`),
  onLabels('stars before labels', (text) => `*${text}`),
  onLabels('labels numbered 1. 2.', (text, at) => `${at + 1}. ${text}`),
  onLabels('labels numbered 一、', (text, at) => `${'一二三四五六七八九十'[at % 10]}、${text}`),
  onLabels('labels numbered （一）', (text, at) => `（${'一二三四五六七八九十'[at % 10]}）${text}`),
  onLabels('labels with 党建 before them', (text) => (text.startsWith('品牌') ? `党建${text}` : text)),
  onLabels('labels with 情况 behind them', (text) => (/^(?:党组织|作用发挥|创建背景)$/u.test(text) ? `${text}情况` : text)),
  onValues('full-width digits', (lines) => lines.map(wideDigits)),
  onValues('empty paragraphs', (lines) => ['', ...lines.flatMap((line) => [line, '']), '']),
  onValues('blanks around values', (lines) => lines.map((line) => ` 　${line}\u00a0 `)),
  styled('line breaks in place of paragraphs', { value: 'breaks' }),
  styled('values in many runs', { value: 'runs' }),
  styled('values in content controls', { value: 'sdt' }),
  styled('values that were tracked as inserted', { value: 'inserted' }),
  styled('deletions that are still tracked', { hasDeletions: true }),
  styled('values in text boxes', { value: 'textbox' }),
  styled('values as links', { value: 'link' }),
  styled('values as fields', { value: 'field' }),
  styled('cells in content controls', { cells: 'sdt' }),
  styled('cells merged as WPS once did', { merge: 'hMerge' }),
  styled('no grid of columns', { hasGrid: false }),
  styled('strict OOXML', { isStrict: true }),
  styled('numbered paragraphs', { isNumbered: true }),
  styled('the whole table in a table', { isInTable: true }),
  styled('pictures that float', { picture: 'anchor' }),
  styled('pictures as VML', { picture: 'vml' }),
  styled('boxes filled', { boxes: 'filled' }),
  styled('boxes read as 口', { boxes: 'mouths' }),
  styled('ticks behind boxes', { boxes: 'ticked' }),
  styled('ticks in brackets behind', { boxes: 'behind' }),
  styled('boxes behind', { boxes: 'boxesBehind' }),
  styled('boxes as [x]', { boxes: 'brackets' }),
  styled('boxes as signs of Wingdings', { boxes: 'signs' }),
  styled('boxes as content controls', { boxes: 'content' }),
  styled('boxes as form fields', { boxes: 'legacy' }),
  styled('only what is chosen is left', { boxes: 'alone' }),
  {
    name: 'long values split into two rows, the label merged',
    change(form) {
      form.tables = form.tables.map((rows) =>
        rows.flatMap((row) => {
          const [label, value] = row as [Cell, Cell];
          if (!isWide(row) || value.lines.length < 2 || value.isOpinion === true) return [row];
          return [
            [
              { ...label, down: 'start' as const },
              { ...value, lines: value.lines.slice(0, 1) },
            ],
            [
              { ...label, lines: [''], down: 'on' as const },
              { ...value, picture: false, lines: value.lines.slice(1) },
            ],
          ];
        }),
      );
    },
  },
  {
    name: 'long values split into two rows, the lower label empty',
    change(form) {
      form.tables = form.tables.map((rows) =>
        rows.flatMap((row) => {
          const [label, value] = row as [Cell, Cell];
          if (!isWide(row) || value.lines.length < 2 || value.isOpinion === true) return [row];
          return [
            [label, { ...value, lines: value.lines.slice(0, 1) }],
            [
              { ...label, lines: [''] },
              { ...value, picture: false, lines: value.lines.slice(1) },
            ],
          ];
        }),
      );
    },
  },
  {
    name: 'values split, the right part empty',
    change(form) {
      for (const rows of form.tables)
        for (const row of rows)
          for (const [at, , value] of pairsIn(row).reverse())
            if ((value.span ?? 1) > 1) row.splice(at + 1, 1, { ...value, span: (value.span as number) - 1 }, { is: 'value', lines: [] });
    },
  },
  {
    name: 'values in tables of their own',
    change(form) {
      for (const cell of cellsOf(form))
        if (cell.is === 'value' && cell.lines.length > 0 && cell.choice === undefined && cell.picture !== true && cell.isOpinion !== true)
          cell.nested = cell.lines.map((line) => [{ is: 'value', lines: [line] }]);
    },
  },
  {
    name: 'the table in two, at the end of a page',
    change(form) {
      form.tables = form.tables.flatMap((rows) => {
        let half = Math.ceil(rows.length / 2);
        while (half < rows.length && (rows[half]?.some(({ down }) => down === 'on') === true || rows[half]?.[0]?.is === 'value')) half += 1;
        return [rows.slice(0, half), rows.slice(half)].filter(({ length }) => length > 0);
      });
    },
  },
  {
    name: 'empty rows between',
    change(form) {
      form.tables = form.tables.map((rows) =>
        rows.flatMap((row, at) => {
          const next = rows[at + 1];
          const mayFollow = row.some(({ is }) => is === 'value') && next?.some(({ down }) => down === 'on') !== true;
          return mayFollow ? [row, [{ is: 'value' as const, lines: [], span: widthOf(row) }]] : [row];
        }),
      );
    },
  },
  {
    name: 'an empty column at the left',
    change(form) {
      for (const rows of form.tables) for (const row of rows) row.unshift({ is: 'value', lines: [] });
    },
  },
  {
    name: 'opinions written, with a seal',
    change(form) {
      for (const cell of cellsOf(form))
        if (cell.is === 'value' && cell.isOpinion === true) {
          cell.lines = ['经研究，同意申报，材料属实。', '负责人：方一木', '（盖章）', '2026年3月12日'];
          cell.picture = true;
        }
    },
  },
  {
    name: 'rows that we do not know',
    change(form) {
      const [rows = []] = form.tables;
      const columns = Math.max(...rows.map(widthOf));
      const unknown = (label: string, line: string): Cell[] => [
        { is: 'label', lines: [label] },
        { is: 'value', lines: [line], span: columns - 1 },
      ];
      rows.splice(rows.length - 1, 0, unknown('曾获荣誉', '2024年甲区先进基层党组织'), unknown('下一步打算', '把椅子摆到河对岸去。'));
      rows.push(unknown('党组织换届时间', '2024年6月'));
    },
  },
  {
    name: 'a pair that we do not know, behind one that we know',
    change(form) {
      for (const rows of form.tables)
        for (const row of rows) {
          const [label, value] = row as [Cell, Cell];
          if (row.length !== 2 || !isWide(row) || value.isOpinion === true || value.choice !== undefined || value.field !== 'name') continue;
          const span = (value.span ?? 1) > 2 ? (value.span as number) - 2 : 1;
          row.splice(0, 2, label, { ...value, span }, { is: 'label', lines: ['注册资金'] }, { is: 'value', lines: ['无此项'] });
        }
    },
  },
  {
    name: 'name and organization on a cover too',
    change(form) {
      form.before = ['党建品牌申报材料', '品牌名称：柳下听声', '申报单位：柳叶社区党总支（盖章）', '二〇二六年三月', ...form.before];
    },
  },
  {
    name: 'labels and values in one cell',
    change(form) {
      for (const rows of form.tables)
        for (const row of rows)
          for (const [at, label, value] of pairsIn(row).reverse())
            if (
              value.choice === undefined &&
              value.lines.length > 0 &&
              label.down === undefined &&
              value.isOpinion !== true &&
              value.picture !== true &&
              rows.length > 8
            ) {
              const [first = '', ...rest] = value.lines;
              row.splice(at, 2, {
                ...value,
                lines: [`${bare(label.lines.join(''))}：${first}`, ...rest],
                span: (label.span ?? 1) + (value.span ?? 1),
              });
            }
    },
  },
  {
    name: 'labels above their values',
    change(form) {
      form.tables = form.tables.map((rows) =>
        rows.flatMap((row) => {
          if (!isWide(row) || row[1]?.isOpinion === true) return [row];
          const [label, value] = row as [Cell, Cell];
          const span = widthOf(row);
          return [[{ ...label, span }], [{ ...value, span }]];
        }),
      );
    },
  },
  {
    name: 'a header with the name of the office',
    change(form) {
      form.header = '甲区委组织部（内部资料）';
    },
  },
  {
    name: 'digits of telephones one a cell',
    change(form) {
      for (const rows of form.tables)
        for (const row of rows)
          for (const [at, , value] of pairsIn(row).reverse())
            if (value.field === 'phone')
              row.splice(at + 1, 1, { ...value, nested: [[...(value.lines[0] ?? '')].map((digit) => ({ is: 'value' as const, lines: [digit] }))] });
    },
  },
  {
    name: 'labels of another district',
    change(form) {
      const others: Record<string, string> = {
        品牌名称: '创建品牌名称',
        品牌内涵: '内涵释义',
        品牌理念: '核心理念',
        品牌主题: '主题口号',
        申报单位: '创建党组织',
        联系电话: '手机号码',
        联系人: '经办人',
        主要做法: '创建举措',
        创建成效: '工作成效',
        标识释义: 'LOGO释义',
        品牌标识: 'LOGO标识',
      };
      for (const cell of cellsOf(form)) if (cell.is === 'label') cell.lines = [others[cell.lines.join('')] ?? cell.lines.join('')];
    },
  },
  {
    name: 'labels that nobody foresaw',
    change(form) {
      const others: Record<string, string> = {
        品牌名称: '拟创建的品牌名称',
        品牌内涵: '品牌内涵及阐述',
        品牌理念: '品牌所秉持的理念',
        主要做法: '推进中的主要做法',
        创建成效: '创建以来的成效',
      };
      for (const cell of cellsOf(form)) if (cell.is === 'label') cell.lines = [others[cell.lines.join('')] ?? cell.lines.join('')];
    },
  },
];
