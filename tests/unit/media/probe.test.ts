import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { probeAsset } from '../../../src/media/probe.ts';
import {
  blackPng,
  CANARY,
  codesOf,
  DESIGNED,
  fileOf,
  fragmentedMp4,
  mp3,
  mp3Frames,
  mp3Telling,
  mp4,
  office,
  ogg,
  packedObjects,
  pdf,
  picture,
  pngHead,
  probeOf,
  svg,
  temporaryFolder,
  wav,
  webm,
  withNotes,
  workSince,
} from '../../support/assets.ts';
import { isWindows } from '../../support/systems.ts';

const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);

describe('any file', () => {
  it('has the format of its extension, in upper or lower case', async () => {
    const png = await picture(8, 8).png().toBuffer();
    expect(await probeOf('图.PNG', png)).toMatchObject({ role: 'image', format: 'png', problems: [] });
    expect(await probeOf('图.png', png)).toMatchObject({ bytes: png.length, digest: createHash('sha256').update(png).digest('hex') });
  });

  it.each(['notes.txt', 'photo.gif', 'photo.heic', 'film.mov', 'page.html', 'logo', 'logo.svgz', 'old.doc', 'constructor', 'x.constructor'])(
    '%s is not an allowed type',
    async (name) => {
      expect(await probeOf(name, 'x')).toMatchObject({ role: 'other', problems: [{ code: 'asset/type', severity: 'error' }] });
    },
  );

  it.each([
    'a.svg',
    'a.png',
    'a.jpg',
    'a.webp',
    'a.avif',
    'a.mp3',
    'a.m4a',
    'a.ogg',
    'a.wav',
    'a.mp4',
    'a.webm',
    'a.pdf',
    'a.docx',
    'a.xlsx',
    'a.pptx',
  ])('%s must not be empty, a web page or noise', async (name) => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff));
    for (const content of ['', '<!doctype html><html><body>x</body></html>', noise, Buffer.alloc(3000, 0xff), Buffer.alloc(3000)])
      expect(await codesOf(name, content)).toEqual(['asset/type']);
  });

  it('is not read if it is a folder, a pipe or missing', async () => {
    const folder = temporaryFolder();
    const pipes = isWindows ? [] : [path.join(folder, 'pipe.png')];
    for (const pipe of pipes) execFileSync('mkfifo', [pipe]);
    for (const place of [folder, ...pipes, path.join(folder, 'missing.png')])
      expect((await probeAsset(place, 'a.png')).problems).toMatchObject([{ code: 'asset/type' }]);
  });

  it('is not read if it is too large', async () => {
    // Sparse files take no space on disk.
    const picture = fileOf('a.png', '');
    truncateSync(picture, 20 * 1024 * 1024 + 1);
    const film = fileOf('a.mp4', '');
    truncateSync(film, 40 * 1024 ** 3);
    const started = process.cpuUsage();
    expect(await probeAsset(picture, 'a.png')).toMatchObject({ digest: '', problems: [{ code: 'asset/size' }] });
    expect(await probeAsset(film, 'a.mp4')).toMatchObject({ bytes: 40 * 1024 ** 3, problems: [{ code: 'asset/size' }] });
    expect(workSince(started)).toBeLessThan(0.5);
  });

  it('may be larger than a picture if it is a film', async () => {
    const file = fileOf('a.mp4', mp4());
    truncateSync(file, 21 * 1024 * 1024);
    expect((await probeAsset(file, 'a.mp4')).problems.map(({ code }) => code)).not.toContain('asset/size');
  });
});

describe('raster pictures', () => {
  it.each(['png', 'jpeg', 'webp', 'avif'] as const)('in %s are decoded completely', async (format) => {
    const bytes = await picture()
      .toFormat(format, format === 'avif' ? { effort: 0 } : {})
      .toBuffer();
    expect(await probeOf(`a.${format}`, bytes)).toMatchObject({ format, width: 300, height: 200, problems: [] });
    expect(await codesOf(`a.${format}`, half(bytes))).toEqual(['asset/type']);
    // JPEG and WebP have no checksums that would reveal this damage.
    if (format === 'jpeg' || format === 'webp') return;
    const spoilt = Buffer.from(bytes);
    spoilt.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 200);
    expect(await codesOf(`a.${format}`, spoilt)).toEqual(['asset/type']);
  });

  it('without their last rows are damaged', async () => {
    const png = await picture().png().toBuffer();
    expect(await codesOf('a.png', png.subarray(0, png.length - 100))).toEqual(['asset/type']);
    const jpeg = await picture().jpeg({ progressive: true }).toBuffer();
    expect(await codesOf('a.jpg', jpeg.subarray(0, jpeg.length - 100))).toEqual(['asset/type']);
  });

  it('have their displayed size', async () => {
    const turned = await withNotes(picture(), 6).jpeg().toBuffer();
    expect(await probeOf('a.jpg', turned)).toMatchObject({ width: 200, height: 300 });
  });

  it('that declare a huge size are refused without decoding', async () => {
    const started = process.cpuUsage();
    const heads = {
      'a.png': pngHead(60_000, 60_000),
      'a.jpg': Buffer.concat([
        Buffer.from('ffd8ffe000104a46494600010100000100010000ffc20011080fff0ff0'.replace('0fff0ff0', 'ea60ea60'), 'hex'),
        Buffer.alloc(20),
      ]),
      'a.webp': Buffer.concat([
        Buffer.from('RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
        Buffer.from([0x5f, 0xea, 0, 0x5f, 0xea, 0]),
        Buffer.alloc(20),
      ]),
      'a.avif': Buffer.concat([
        Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1\0\0\0\x40meta\0\0\0\x14ispe\0\0\0\0\0\0\xea\x60\0\0\xea\x60', 'latin1'),
        Buffer.alloc(40),
      ]),
    };
    for (const [name, bytes] of Object.entries(heads))
      expect(await probeOf(name, bytes), name).toMatchObject({
        width: 60_000,
        height: 60_000,
        problems: [{ code: 'asset/size', message: expect.stringContaining('60000×60000') }],
      });
    expect(workSince(started)).toBeLessThan(0.5);
  });

  it('have 50 megapixels at most', async () => {
    expect(await codesOf('a.png', blackPng(10_000, 5000))).toEqual([]);
    expect(await codesOf('a.png', blackPng(10_000, 5001))).toEqual(['asset/size']);
  });

  it('with a wrong extension are reported with their actual format', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const { problems } = await probeOf('照片.png', jpeg);
    expect(problems).toEqual([
      { code: 'asset/type', severity: 'error', message: '“照片.png”的内容其实是 JPEG 图片。', hint: '把扩展名改成 .jpg（引用它的地方也要改）。' },
    ]);
    expect(await codesOf('a.svg', jpeg)).toEqual(['asset/type']);
    expect(await codesOf('a.jpg', svg('<rect/>'))).toEqual(['asset/type']);
    expect(await codesOf('a.mp4', await picture(16, 16).avif({ effort: 0 }).toBuffer())).toEqual(['asset/type']);
  });

  it('may have trailing bytes, because they are re-encoded', async () => {
    expect(await codesOf('a.png', Buffer.concat([await picture().png().toBuffer(), Buffer.from('<html><script>1</script></html>')]))).toEqual([]);
  });
});

describe('SVG', () => {
  const problemsOf = async (source: string): Promise<{ code: string; message: string }[]> => (await probeOf('标识.svg', source)).problems;

  it.each(Object.keys(DESIGNED))('as written by %s is allowed', async (program) => {
    expect(await problemsOf(DESIGNED[program] as string)).toEqual([]);
  });

  it('has its declared size in pixels', async () => {
    expect(await probeOf('a.svg', svg('<rect/>'))).toMatchObject({ role: 'image', format: 'svg', width: 100, height: 50 });
    expect(await probeOf('a.svg', DESIGNED.inkscape as string)).toMatchObject({ width: 227, height: 151 });
    expect(await probeOf('a.svg', svg('<rect/>', 'width="100%" height="40" viewBox="0 0 10 20"'))).toMatchObject({ width: 20, height: 40 });
    expect(await probeOf('a.svg', svg('<rect/>', ''))).toMatchObject({ width: 300, height: 150 });
    for (const nothing of ['width="0" height="5"', 'viewBox="0 0 0 10"', 'viewBox="0 0 10 -1"'])
      expect(await codesOf('a.svg', svg('<rect/>', nothing)), nothing).toEqual(['asset/type']);
  });

  it('has its text extracted', async () => {
    const source = svg('<title>红色 驿站</title><desc>说明</desc><text>党员<tspan>之家</tspan></text><metadata><x xmlns="urn:x">不读</x></metadata>');
    expect((await probeOf('a.svg', source)).text).toEqual(['红色 驿站', '说明', '党员之家']);
    expect((await probeOf('a.svg', svg('<rect/>'))).text).toBeUndefined();
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'script'],
    ['a script with a namespace prefix', '<x:script xmlns:x="http://www.w3.org/2000/svg"/>', 'x:script'],
    ['a script in metadata', '<metadata><script/></metadata>', 'script'],
    ['an event handler', '<g onload="alert(1)"/>', 'onload'],
    ['an event handler in mixed case', '<g OnClick="alert(1)"/>', 'OnClick'],
    ['a link', '<a href="https://example.org"><rect/></a>', '<a>'],
    ['embedded HTML', '<foreignObject><p>x</p></foreignObject>', 'foreignObject'],
    ['HTML by its namespace', '<p xmlns="http://www.w3.org/1999/xhtml">x</p>', '<p>'],
    ['HTML by its name', '<iframe src="x"/>', 'iframe'],
    ['a bitmap', '<image href="data:image/png;base64,AAAA"/>', '<image>'],
    ['a bitmap in a filter', '<filter><feImage href="#x"/></filter>', 'feImage'],
    ['a reference to another file', '<use xlink:href="other.svg#a"/>', 'other.svg#a'],
    ['a reference to another host', '<use href="//example.org/a.svg#a"/>', '//example.org/a.svg#a'],
    ['a reference to a script', '<linearGradient href=" java&#115;cript:alert(1)"/>', 'javascript:alert(1)'],
    ['a reference to data', '<use href="data:image/svg+xml,x#a"/>', 'data:'],
    ['xml:base', '<g xml:base="https://example.org/"><use href="#a"/></g>', 'https://example.org/'],
    ['an external paint', '<rect fill="url(https://example.org/a.svg#g)"/>', 'https://example.org/a.svg#g'],
    ['an external paint in a style', '<rect style="fill:url( \'x.svg#g\' )"/>', 'x.svg#g'],
    ['an escaped external paint', '<rect fill="u\\72 l(https://example.org)"/>', 'https://example.org'],
    ['an external style sheet', '<style>@import "https://example.org/a.css";</style>', '@import'],
    ['an escaped external style sheet', '<style>@\\69mport "a.css";</style>', '@import'],
    ['a font in a data URL', '<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AAAA)}</style>', 'data:'],
    ['a background without url()', '<style><![CDATA[.a{background:image-set("x.png" 1x)}]]></style>', 'image-set('],
    ['an external cursor', '<cursor href="x.cur"/>', 'x.cur'],
    ['an animated link', '<use href="#a"><set attributeName="xlink:href" to="#b"/></use>', 'set'],
    ['an animation to a script', '<rect><animate attributeName="x" values="0;javascript:alert(1)"/></rect>', 'animate'],
  ])('with %s is unsafe', async (_, inside, named) => {
    const problems = await problemsOf(svg(`<g/>\n${inside}`));
    expect(problems.map(({ code }) => code)).toContain('asset/unsafe');
    expect(problems.every(({ code }) => code === 'asset/unsafe')).toBe(true);
    expect(problems[0]?.message).toContain(named);
    expect(problems[0]?.message).toContain('第 3 行');
  });

  it('reports everything unsafe, once each', async () => {
    expect((await problemsOf(svg('<script/><script/><a/><g onload=""/>'))).map(({ message }) => message)).toEqual([
      '“标识.svg”第 2 行有脚本 <script>，不能发布。',
      '“标识.svg”第 2 行有链接 <a>，不能发布。',
      '“标识.svg”第 2 行有事件代码 onload，不能发布。',
    ]);
  });

  it('must not have its own DOCTYPE, and custom entities are never expanded', async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]>${svg('<text>&b;</text>')}`;
    expect(await problemsOf(bomb)).toMatchObject([{ code: 'asset/unsafe' }]);
    expect(await problemsOf(`<!DOCTYPE svg SYSTEM "file:///etc/passwd">${svg('<rect/>')}`)).toMatchObject([{ code: 'asset/unsafe' }]);
    expect(await problemsOf(`<?xml-stylesheet href="a.css"?>${svg('<rect/>')}`)).toMatchObject([{ code: 'asset/unsafe' }]);
  });

  it('may have internal references and elements of other programs', async () => {
    const inside = `<defs><linearGradient id="g"/><path id="p" d="M0 0"/></defs><use href="#p" fill="url('#g')" style="filter:url(#f)"/><x:y xmlns:x="urn:x" x:href="http://example.org" onfoo="1"><x:z href="http://example.org"/></x:y><rect><animate attributeName="opacity" to="0"/></rect>`;
    expect(await problemsOf(svg(inside))).toEqual([]);
  });

  it('must not refer to millions of elements or in a circle', async () => {
    const doubling = (kind: (target: string) => string): string =>
      `<defs><g id="a0"><rect/></g>${Array.from({ length: 40 }, (_, at) => `<g id="a${at + 1}">${kind(`#a${at}`).repeat(2)}</g>`).join('')}</defs>${kind('#a40')}`;
    const started = process.cpuUsage();
    expect(await codesOf('a.svg', svg(doubling((target) => `<use href="${target}"/>`)))).toEqual(['asset/unsafe']);
    expect(await codesOf('a.svg', svg(doubling((target) => `<rect mask="url(${target})"/>`)))).toEqual(['asset/unsafe']);
    expect(await codesOf('a.svg', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))).toEqual(['asset/unsafe']);
    expect(workSince(started)).toBeLessThan(1);
    // A thousand references and a shared gradient are fine.
    const stars = `<path id="s" d="M0 0"/>${'<use href="#s"/>'.repeat(1000)}<linearGradient id="g">${'<stop/>'.repeat(300)}</linearGradient>${'<path fill="url(#g)"/>'.repeat(1000)}`;
    expect(await codesOf('a.svg', svg(stars))).toEqual([]);
  });

  it.each([
    ['a tag that is not closed', svg('<g>')],
    ['a duplicate attribute', svg('<g id="a" id="b"/>')],
    ['an undeclared prefix', '<svg xmlns="http://www.w3.org/2000/svg"><use xlink:href="#a"/></svg>'],
    ['an undeclared entity', svg('<text>&nbsp;</text>')],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>'],
    ['a root in another namespace', '<svg xmlns="urn:other"/>'],
    ['too deep nesting', svg('<g>'.repeat(300) + '</g>'.repeat(300))],
    [
      'another encoding',
      Buffer.from([...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>'), 0xba, 0xec, 0xc9, 0xab, ...Buffer.from('</text></svg>')]),
    ],
  ])('with %s is refused', async (_, source) => {
    expect(await codesOf('a.svg', source)).toEqual(['asset/type']);
  });

  it('is read in time, whatever its content', async () => {
    const hostile = [
      svg('<path d="M0 0" fill="#fff"/>'.repeat(140_000)),
      svg(`<rect style="${"'".repeat(1_000_001)}"/>`),
      svg(`<rect style="${'('.repeat(1_000_000)}"/>`),
      svg(`<g ${Array.from({ length: 150_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
    ];
    for (const source of hostile) {
      const started = process.cpuUsage();
      await probeOf('a.svg', source);
      expect(workSince(started)).toBeLessThan(5);
    }
    expect(await codesOf('a.svg', hostile[0] as string)).toEqual(['asset/size']);
  });
});

describe('recordings', () => {
  const sound: [string, Buffer, number][] = [
    ['a.mp3', mp3(40), (40 * 1152) / 44_100],
    ['a.wav', wav(), 1],
    ['a.ogg', ogg('vorbis'), 2],
    ['a.ogg', ogg('opus'), 2],
    ['a.ogg', ogg('flac'), 2],
    ['a.m4a', mp4({ hasVideo: false }), 0.4],
  ];
  it.each(sound)('in %s are read completely (%#)', async (name, bytes, duration) => {
    const probe = await probeOf(name, bytes);
    expect(probe).toMatchObject({ role: 'audio', format: name.slice(2), problems: [] });
    expect(probe.duration).toBeCloseTo(duration, 2);
  });

  it('have the duration that another library finds', async () => {
    for (const [bytes, mimeType] of [
      [mp3(40), 'audio/mpeg'],
      [wav(), 'audio/wav'],
    ] as const) {
      const { format } = await parseBuffer(bytes, { mimeType }, { duration: true });
      const { duration } = await probeOf(`a.${mimeType === 'audio/wav' ? 'wav' : 'mp3'}`, bytes);
      // The other library may count bytes in the cover picture that look like frames.
      expect(Math.abs((duration as number) - (format.duration as number))).toBeLessThan(0.3);
    }
  });

  it('that are cut off are damaged', async () => {
    for (const [name, bytes] of [
      ['a.wav', half(wav())],
      ['a.ogg', half(ogg('vorbis'))],
      ['a.mp3', mp3Telling(100, 50)],
      ['a.m4a', half(mp4({ hasVideo: false }))],
      ['a.m4a', half(mp4({ hasVideo: false, isFast: true }))],
      ['a.mp4', half(mp4())],
      ['a.webm', half(webm())],
    ] as const) {
      expect((await probeOf(name, bytes)).problems, name).toMatchObject([{ code: 'asset/type', message: expect.stringContaining('已损坏或不完整') }]);
    }
    expect(await codesOf('a.mp3', mp3Telling(50, 50))).toEqual([]);
  });

  it('must have correct checksums', async () => {
    const spoilt = ogg('vorbis');
    spoilt[spoilt.length - 5] = (spoilt[spoilt.length - 5] as number) ^ 1;
    expect(await codesOf('a.ogg', spoilt)).toEqual(['asset/type']);
  });

  it('that browsers cannot play are refused', async () => {
    expect((await probeOf('a.wav', wav({ codec: 17 }))).problems[0]?.message).toContain('浏览器放不出来');
    expect((await probeOf('a.ogg', ogg('speex'))).problems[0]?.message).toContain('浏览器放不出来');
    expect(await codesOf('a.wav', wav({ declared: 0 }))).toEqual(['asset/type']);
  });

  it('must not be films or have another format', async () => {
    expect((await probeOf('a.ogg', ogg('theora'))).problems[0]?.message).toContain('影片');
    expect((await probeOf('a.m4a', mp4())).problems[0]?.message).toContain('影片');
    for (const [name, bytes] of [
      ['a.wav', mp3()],
      ['a.mp3', wav()],
      ['a.ogg', webm()],
      ['a.mp3', await picture().jpeg().toBuffer()],
    ] as const)
      expect(await codesOf(name, bytes), name).toEqual(['asset/type']);
  });

  it('may have no tags', async () => {
    expect(await codesOf('a.mp3', mp3Frames(10))).toEqual([]);
  });
});

describe('films', () => {
  it.each([
    ['a.mp4', mp4(), 0.4],
    ['a.mp4', mp4({ isFast: true }), 0.4],
    ['a.mp4', fragmentedMp4(), 0.4],
    ['a.webm', webm(), 1.2],
    ['a.webm', webm({ isOpen: true }), 0.8],
  ] as [string, Buffer, number][])('in %s have size and duration (%#)', async (name, bytes, duration) => {
    expect(await probeOf(name, bytes)).toMatchObject({ role: 'video', format: name.slice(2), width: 64, height: 48, duration, problems: [] });
  });

  it('have their displayed size when rotated', async () => {
    expect(await probeOf('a.mp4', mp4({ isTurned: true }))).toMatchObject({ width: 48, height: 64 });
  });

  it('with false tables are damaged', async () => {
    for (const told of [5, 0xffffffff]) expect(await codesOf('a.mp4', mp4({ told }))).toEqual(['asset/type']);
    const far = mp4();
    far.writeUInt32BE(0x7fffffff, far.indexOf('stco') + 12);
    expect(await codesOf('a.mp4', far)).toEqual(['asset/type']);
  });

  it('in other formats are refused', async () => {
    expect(await codesOf('a.webm', webm({ docType: 'matroska' }))).toEqual(['asset/type']);
    expect(await codesOf('a.webm', mp4())).toEqual(['asset/type']);
    expect(await codesOf('a.mp4', webm())).toEqual(['asset/type']);
    expect(await codesOf('a.mp4', mp4({ hasVideo: false, hasAudio: false }))).toEqual(['asset/type']);
  });

  it('with random bytes never throw', async () => {
    const films = { 'a.mp4': mp4(), 'b.mp4': fragmentedMp4(), 'a.webm': webm() };
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (const [name, film] of Object.entries(films)) {
      const file = fileOf(name, film);
      for (let round = 0; round < 60; round += 1) {
        const spoilt = Buffer.from(film);
        for (let change = 0; change < 4; change += 1) spoilt[random(spoilt.length)] = random(256);
        writeFileSync(file, spoilt);
        for (const { code } of (await probeAsset(file, name)).problems) expect(code).toBe('asset/type');
      }
    }
  });
});

describe('documents', () => {
  it.each(['docx', 'xlsx', 'pptx'])('in %s without names give no warning', async (format) => {
    expect(await probeOf(`a.${format}`, office(format))).toMatchObject({ role: 'download', format, problems: [] });
    expect((await probeOf(`a.${format}`, office(format))).metadata).toBeUndefined();
  });

  const core = `<cp:coreProperties xmlns:dc="x"><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四 &amp; 王五</cp:lastModifiedBy></cp:coreProperties>`;
  it.each([
    [
      'docx',
      { 'docProps/core.xml': core, 'docProps/app.xml': '<Properties><Company>某街道</Company></Properties>' },
      ['作者 张三、李四 & 王五', '单位 某街道'],
    ],
    [
      'docx',
      { 'word/comments.xml': '<w:comments><w:comment w:id="0" w:author="张三"/><w:comment w:author="李四" w:id="1"/></w:comments>' },
      ['批注 2 处（张三、李四）'],
    ],
    [
      'docx',
      { 'word/document.xml': '<w:p><w:ins w:id="1" w:author="张三"><w:r/></w:ins><w:del w:author="张三" w:id="2"/><w:instrText/></w:p>' },
      ['修订 2 处（张三）'],
    ],
    ['docx', { 'word/footnotes.xml': "<w:ins w:author='王五'/>" }, ['修订 1 处（王五）']],
    ['xlsx', { 'xl/comments1.xml': '<comments><authors><author>张三</author></authors></comments>' }, ['批注 1 处（张三）']],
    ['xlsx', { 'xl/persons/person.xml': '<personList><person displayName="李四" id="x"/></personList>' }, ['批注 1 处（李四）']],
    ['pptx', { 'ppt/commentAuthors.xml': '<p:cmAuthorLst><p:cmAuthor id="1" name="张三"/></p:cmAuthorLst>' }, ['批注 1 处（张三）']],
  ] as [string, Record<string, string>, string[]][])('in %s give the names in their metadata (%#)', async (format, parts, metadata) => {
    const probe = await probeOf(`a.${format}`, office(format, parts));
    expect(probe.metadata).toEqual(metadata);
    expect(probe.problems).toMatchObject([
      { code: 'privacy/document', severity: 'warning', message: expect.stringContaining(metadata[0] as string) },
    ]);
  });

  it('of Office must have the format of their extension', async () => {
    expect((await probeOf('a.docx', office('xlsx'))).problems).toMatchObject([{ code: 'asset/type', message: '“a.docx”的内容其实是 Excel 表格。' }]);
    expect(await codesOf('a.docx', office('docx', { 'word/vbaProject.bin': 'x' }))).toEqual(['asset/type']);
    expect(await codesOf('a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(['asset/type']);
    expect(await codesOf('a.docx', half(office('docx')))).toEqual(['asset/type']);
    expect(await codesOf('a.docx', pdf('<< >>'))).toEqual(['asset/type']);
  });

  it('that are ZIP bombs are refused without unpacking', async () => {
    const bomb = office('docx', { 'word/comments.xml': Buffer.alloc(33 * 1024 * 1024) });
    const started = process.cpuUsage();
    expect((await probeOf('a.docx', bomb)).problems).toMatchObject([{ code: 'asset/type', message: expect.stringContaining('大得不正常') }]);
    // One with false sizes, and one whose entries share their bytes.
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\x01\x02'); at !== -1; at = lying.indexOf('PK\x01\x02', at + 4)) lying.writeUInt32LE(10, at + 24);
    expect((await probeOf('a.docx', lying)).problems).toMatchObject([{ code: 'asset/type', message: expect.stringContaining('大得不正常') }]);
    const shared = Buffer.from(office('docx', { 'a.bin': 'x' }));
    shared.writeUInt32LE(shared.length, shared.indexOf('PK\x01\x02') + 20);
    expect((await probeOf('a.docx', shared)).problems).toMatchObject([{ code: 'asset/type', message: expect.stringContaining('大得不正常') }]);
    expect(workSince(started)).toBeLessThan(3);
  });

  it.each([
    ['in the information dictionary', pdf('<< /Author (Zhang \\(San\\)) /Producer (x) >>'), ['作者 Zhang (San)']],
    ['in Chinese', pdf('<< /Author <FEFF5F204E09> >>'), ['作者 张三']],
    ['by reference', pdf('<< /Author 2 0 R >>', '(\\376\\377_ N\\t)'), ['作者 张三']],
    ['in compressed objects', pdf(packedObjects('1 0 << /Author (Zhang San) >>')), ['作者 Zhang San']],
    [
      'in metadata',
      pdf(
        `<< /Type /Metadata >>\nstream\n<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>${Buffer.from('张三').toString('latin1')}</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>\nendstream`,
      ),
      ['作者 张三'],
    ],
    ['in compressed metadata', pdf(packedObjects('<dc:creator><rdf:li>Zhang San</rdf:li></dc:creator>', 'Metadata')), ['作者 Zhang San']],
    [
      'in annotations',
      pdf('<< /Type /Annot /Subtype /Highlight /Rect [0 0 1 1] /T (Zhang San) /Contents (?) >>', '<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] >>'),
      ['批注 1 处（Zhang San）'],
    ],
  ] as [string, Buffer, string[]][])('in PDF name people %s', async (_, bytes, metadata) => {
    const probe = await probeOf('a.pdf', bytes);
    expect(probe.metadata).toEqual(metadata);
    expect(probe.problems).toMatchObject([{ code: 'privacy/document', severity: 'warning' }]);
  });

  it('in PDF without names, or encrypted, give no warning', async () => {
    expect((await probeOf('a.pdf', pdf('<< /Author () /Title (x) >>', '<< /Subtype /Link /Rect [0 0 1 1] /T (x) >>'))).problems).toEqual([]);
    expect((await probeOf('a.pdf', pdf('<< /Author (\x8a\x9b\x01) >>', '<< /Encrypt 5 0 R >>'))).problems).toEqual([]);
  });

  it('in PDF that are cut off are damaged', async () => {
    expect(await codesOf('a.pdf', half(pdf('<< /Title (x) >>', 'x'.repeat(1000))))).toEqual(['asset/type']);
    expect(await codesOf('a.pdf', office('docx'))).toEqual(['asset/type']);
  });

  it('in PDF are read in time, whatever their content', async () => {
    const hostile = ['/Author (', '/Type /ObjStm /FlateDecode stream ', '<dc:creator>', '/Subtype /Text /Rect << ', '/Author 1 0 R '].map((part) =>
      pdf(part.repeat(Math.floor(4e6 / part.length))),
    );
    for (const bytes of hostile) {
      const started = process.cpuUsage();
      await probeOf('a.pdf', bytes);
      expect(workSince(started)).toBeLessThan(5);
    }
  });
});

it('a probe contains nothing else from the file', async () => {
  expect(JSON.stringify(await probeOf('a.mp3', mp3()))).not.toContain(CANARY);
});
