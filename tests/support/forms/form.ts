/**
 * Forms as people send them, as Word files made letter by letter: nothing of the generator's own writer is in them.
 * Mutations change a `Form`, or how it is written down.
 */
import { strToU8, zipSync } from 'fflate';

export interface Choice {
  options: readonly string[];
  chosen: readonly string[];
}

export interface Cell {
  is: 'label' | 'value';
  lines: string[];
  /** The field that a value belongs to; a value without one is somebody's text that has no place. */
  field?: string;
  choice?: Choice;
  span?: number;
  /** `start` and `on`: merged with the cells below. */
  down?: 'start' | 'on';
  picture?: boolean;
  /** A label of opinions or a value below one. */
  isOpinion?: boolean;
  nested?: Cell[][];
}

export interface Form {
  before: string[];
  tables: Cell[][][];
  after: string[];
  style: Style;
  /** Texts that are in no cell, but somebody's: headers, text boxes. */
  header?: string;
}

export interface Style {
  label: 'plain' | 'letters' | 'spaced' | 'wide' | 'broken' | 'runs' | 'invisible';
  merge: 'grid' | 'hMerge';
  value: 'plain' | 'sdt' | 'inserted' | 'textbox' | 'link' | 'field' | 'runs' | 'breaks';
  cells: 'plain' | 'sdt';
  boxes: keyof typeof BOXES;
  picture: 'inline' | 'anchor' | 'vml';
  hasGrid: boolean;
  isStrict: boolean;
  isNumbered: boolean;
  isInTable: boolean;
  hasDeletions: boolean;
}

export const PLAIN: Style = {
  label: 'plain',
  merge: 'grid',
  value: 'plain',
  cells: 'plain',
  boxes: 'boxes',
  picture: 'inline',
  hasGrid: true,
  isStrict: false,
  isNumbered: false,
  isInTable: false,
  hasDeletions: false,
};

const sym = (code: string): string => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`;
const checkbox = (isOn: boolean): string =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isOn ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(isOn ? '☒' : '☐')}</w:sdtContent></w:sdt>`;
const legacy = (isOn: boolean): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${isOn ? '<w:checked/>' : ''}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** How an option is marked: what stands before it and behind it. */
const BOXES = {
  boxes: (text: string, isOn: boolean): string => run(`${isOn ? '☑' : '□'}${text}　`),
  filled: (text: string, isOn: boolean): string => run(`${isOn ? '■' : '□'} ${text}  `),
  mouths: (text: string, isOn: boolean): string => run(`${isOn ? '√' : '口'}${text} `),
  ticked: (text: string, isOn: boolean): string => run(`□${isOn ? '√' : ''}${text}  `),
  behind: (text: string, isOn: boolean): string => run(`${text}${isOn ? '（√）' : '（ ）'} `),
  boxesBehind: (text: string, isOn: boolean): string => run(`${text}${isOn ? '☑' : '□'}  `),
  brackets: (text: string, isOn: boolean): string => run(`[${isOn ? 'x' : ' '}]${text} `),
  signs: (text: string, isOn: boolean): string => sym(isOn ? 'F0FE' : 'F0A8') + run(`${text}　`),
  content: (text: string, isOn: boolean): string => checkbox(isOn) + run(`${text}　`),
  legacy: (text: string, isOn: boolean): string => legacy(isOn) + run(`${text}　`),
  alone: (text: string, isOn: boolean): string => (isOn ? run(`${text} `) : ''),
} as const;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const run = (text: string): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (inner: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;

function labelXml(lines: readonly string[], { label }: Style): string {
  const text = lines.join('');
  // Limits stay together, as people type them.
  const [, name = text, limit = ''] = /^(.*?)([（(【].*)?$/u.exec(text) ?? [];
  switch (label) {
    case 'letters':
      return [...name].map((letter) => paragraph(run(letter))).join('') + (limit === '' ? '' : paragraph(run(limit)));
    case 'spaced':
      return paragraph(run([...name].join(' ') + limit));
    case 'wide':
      return paragraph(run([...name].join('　') + limit));
    case 'broken':
      return paragraph(`${run(name.slice(0, 2))}<w:r><w:br/></w:r>${run(name.slice(2) + limit)}`);
    case 'runs':
      return paragraph([...text].map(run).join('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'));
    case 'invisible':
      return paragraph(run(`\u200b${[...name].join('\u00a0')}\ufeff${limit} `));
    default:
      return lines.map((line) => paragraph(run(line))).join('');
  }
}

function valueLine(line: string, style: Style): string {
  switch (style.value) {
    case 'sdt':
      return `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(line)}</w:sdtContent></w:sdt>`;
    case 'inserted':
      return `<w:ins w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z">${run(line)}</w:ins>`;
    case 'textbox':
      return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(run(line))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(run(line))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    case 'link':
      return `<w:hyperlink r:id="rIdLink">${run(line)}</w:hyperlink>`;
    case 'field':
      return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(line)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    case 'runs':
      return [...line].map(run).join('<w:proofErr w:type="spellStart"/>');
    default:
      return run(line);
  }
}

const DELETED = '<w:del w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>作废</w:delText></w:r></w:del>';

const PICTURES: Record<Style['picture'], string> = {
  inline:
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="图片 1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  anchor:
    '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor><wp:docPr id="1" name="图片 1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>',
  vml: '<w:r><w:pict><v:shape><v:imagedata r:id="rIdPicture" o:title="logo"/></v:shape></w:pict></w:r>',
};

function valueXml(cell: Cell, style: Style): string {
  if (cell.nested !== undefined) return tableXml(cell.nested, style) + paragraph('');
  const picture = cell.picture === true ? paragraph(PICTURES[style.picture]) : '';
  if (cell.choice !== undefined) {
    const { options, chosen } = cell.choice;
    return paragraph(options.map((text) => BOXES[style.boxes](text, chosen.includes(text))).join(''));
  }
  const numbers = style.isNumbered && cell.lines.length > 1 ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '';
  const deleted = style.hasDeletions ? DELETED : '';
  const lines =
    style.value === 'breaks'
      ? [paragraph(cell.lines.map(run).join('<w:r><w:br/></w:r>'))]
      : cell.lines.map((line) => paragraph(valueLine(line, style) + deleted, numbers));
  return picture + lines.join('') || paragraph('');
}

function cellXml(cell: Cell, style: Style): string {
  const { span = 1, down } = cell;
  const merge = down === undefined ? '' : down === 'start' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const inner = down === 'on' ? paragraph('') : cell.is === 'label' ? labelXml(cell.lines, style) : valueXml(cell, style);
  const one = (properties: string, content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${1500 * span}" w:type="dxa"/>${properties}${merge}</w:tcPr>${content}</w:tc>`;
  const whole =
    style.merge === 'hMerge' && span > 1
      ? one('<w:hMerge w:val="restart"/>', inner) + Array.from({ length: span - 1 }, () => one('<w:hMerge/>', paragraph(''))).join('')
      : one(span > 1 ? `<w:gridSpan w:val="${span}"/>` : '', inner);
  return style.cells === 'sdt' ? `<w:sdt><w:sdtPr/><w:sdtContent>${whole}</w:sdtContent></w:sdt>` : whole;
}

function tableXml(rows: readonly Cell[][], style: Style): string {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, { span = 1 }) => sum + span, 0)));
  const grid = style.hasGrid ? `<w:tblGrid>${'<w:gridCol w:w="1500"/>'.repeat(columns)}</w:tblGrid>` : '';
  const body = rows.map((row) => `<w:tr>${row.map((cell) => cellXml(cell, style)).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${body}</w:tbl>`;
}

const NAMESPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture', 'http://purl.oclc.org/ooxml/drawingml/picture'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
] as const;

const names = (isStrict: boolean): string =>
  NAMESPACES.map(([prefix, loose, strict]) => `xmlns:${prefix}="${isStrict && strict !== undefined ? strict : loose}"`).join(' ');

/** A picture of one red point. */
const POINT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

/** The document's XML. */
function xmlOf(form: Form): string {
  const { style } = form;
  const tables = form.tables.map((rows) => {
    const table = tableXml(rows, style);
    return style.isInTable ? `<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>${table}${paragraph('')}</w:tc></w:tr></w:tbl>` : table;
  });
  const body = [
    ...form.before.map((text) => paragraph(run(text))),
    tables.join(paragraph('')),
    ...form.after.map((text) => paragraph(run(text))),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${names(style.isStrict)}><w:body>${body}<w:sectPr/></w:body></w:document>`;
}

/** The parts of a .docx around a document. */
export function packWord(xml: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${relationships}"><Relationship Id="rIdPicture" Type="${office}/image" Target="media/image1.png"/><Relationship Id="rIdLink" Type="${office}/hyperlink" Target="mailto:x@example.cn" TargetMode="External"/></Relationships>`,
    ),
    'word/document.xml': strToU8(xml),
    'word/media/image1.png': new Uint8Array(POINT),
    ...more,
  });
}

/** A form as a .docx file. */
export function wordOf(form: Form): Uint8Array {
  const header: Record<string, Uint8Array> =
    form.header === undefined
      ? {}
      : { 'word/header1.xml': strToU8(`<?xml version="1.0"?><w:hdr ${names(false)}>${paragraph(run(form.header))}</w:hdr>`) };
  return packWord(xmlOf(form), header);
}

/** Every cell of a form, nested ones too. */
export const cellsOf = (form: Form): Cell[] => form.tables.flatMap((rows) => rows.flatMap((row) => row.flatMap(withNested)));
const withNested = (cell: Cell): Cell[] => (cell.nested === undefined ? [cell] : [cell, ...cell.nested.flat().flatMap(withNested)]);
