/** The files that a written text is put into, by the syntax that it stands in. */
import type { Random } from '../contents/draw.ts';
import type { BuiltFile, Ground, Made, Syntax } from './form.ts';
import { written } from './form.ts';

type Host = (inner: string, ground: Ground) => Made | undefined;

const page = (body: string, head = ''): Made => ({
  end: '.html',
  bytes: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
});

/** A built file with something put in behind one of the places that `pattern` finds. */
function altered(file: BuiltFile | undefined, pattern: RegExp, put: string, random: Random): string | undefined {
  if (file === undefined) return undefined;
  const places = [...file.text.matchAll(pattern)];
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  const at = place.index + place[0].length;
  return file.text.slice(0, at) + put + file.text.slice(at);
}

const alteredHost =
  (end: string, pattern: RegExp, put: (inner: string) => string): Host =>
  (inner, { built, random }) => {
    const bytes = altered(built(end), pattern, put(inner), random);
    return bytes === undefined ? undefined : { end, bytes };
  };

const file =
  (end: string, around: (inner: string) => string): Host =>
  (inner) => ({ end, bytes: around(inner) });

/** Elements that hold other elements. */
const ELEMENTS: readonly Host[] = [
  (inner) => page(`<main><p>${inner}</p></main>`),
  file('.html', (inner) => `<p>${inner}</p>`),
  (inner) => page(`<table><tr><td>序号</td><td>${inner}</td></tr></table>`),
  (inner) => page(`<dl><dt>说明</dt><dd>${inner}</dd></dl>`),
  (inner) => page(`<details><summary>${inner}</summary></details>`),
  (inner) => page(`<template><p>${inner}</p></template>`),
  (inner) => page(`<p hidden>${inner}</p>`),
  (inner) => page(`<noscript><p>${inner}</p></noscript>`),
  alteredHost('.html', /<(?:p|li|dd|td|h2|span)(?: [^>]*)?>/g, (inner) => `${inner} `),
  alteredHost('.html', /<(?:p|li|dd|td|h2|span)(?: [^>]*)?>/g, (inner) => `${inner} `),
];

/** Elements that hold text alone, and comments. */
const TEXT_ELEMENTS: readonly Host[] = [
  (inner) => page('<p>x</p>', `<title>${inner}</title>`),
  (inner) => page(`<textarea>${inner}</textarea>`),
  (inner) => page(`<select><option>${inner}</option></select>`),
  (inner) => page(`<!-- ${inner} -->`),
  (inner) => page(`<!--[if lt IE 9]><p>${inner}</p><![endif]-->`),
  alteredHost('.html', /<(?:p|li|dd|td|h2|span)(?: [^>]*)?>/g, (inner) => `<!-- ${inner} -->`),
];

const ATTRIBUTES: readonly Host[] = [
  (inner) => page(`<p title="${inner}">x</p>`),
  (inner) => page(`<img alt='${inner}' src="x.png">`),
  (inner) => page('', `<meta name="description" content="${inner}">`),
  (inner) => page('', `<meta property="og:title" content="${inner}">`),
  (inner) => page(`<button aria-label="${inner}">x</button>`),
  (inner) => page(`<input placeholder="${inner}" value="1">`),
  (inner) => page(`<div data-record="{&quot;who&quot;:&quot;${inner}&quot;}"></div>`),
  (inner) => (/[\s"'=<>`]/.test(inner) ? undefined : page(`<p data-by=${inner}>x</p>`)),
  (inner) => page(`<iframe srcdoc="&lt;p&gt;${inner}&lt;/p&gt;"></iframe>`),
  (inner) => (/\s/.test(inner) ? undefined : page(`<p id="${inner}" class="a ${inner}">x</p>`)),
  alteredHost('.html', /<(?:p|li|a|td|h2|span)(?= |>)/g, (inner) => ` data-x="${inner}"`),
];

const URLS: readonly Host[] = [
  (inner) => page(`<a href="/files/${inner}/">x</a>`),
  (inner) => page(`<a href="/search/?q=${inner}&amp;page=2">x</a>`),
  (inner) => page(`<a href="#${inner}">x</a>`),
  (inner) => page(`<a href="mailto:a@example.cn?subject=${inner}">x</a>`),
  (inner) => page('', `<link rel="canonical" href="https://www.example.cn/p/${inner}">`),
  file('.xml', (inner) => `<?xml version="1.0"?><urlset><url><loc>https://www.example.cn/${inner}/</loc></url></urlset>`),
  file('.css', (inner) => `a{background:url("/media/${inner}.svg")}`),
  file('.json', (inner) => `{"url":"/p/${inner}/"}`),
  file('_redirects', (inner) => `/old/${inner} /new/ 301\n`),
  file('.txt', (inner) => `User-agent: *\nDisallow: /${inner}/\n`),
  alteredHost('.html', /<(?:p|li|dd|td|span)(?: [^>]*)?>/g, (inner) => `<a href="/x/${inner}/">x</a>`),
];

const JSONS: readonly Host[] = [
  file('.json', (inner) => `{"a":1,"text":"${inner}"}`),
  file('.json', (inner) => `{"${inner}":true}`),
  file('.json', (inner) => `[["a","${inner}"],[1,2]]`),
  file('.webmanifest', (inner) => `{"name":"${inner}","icons":[]}`),
  file('.jsonl', (inner) => `{"id":1}\n{"id":2,"by":"${inner}"}\n`),
  file('.js.map', (inner) => `{"version":3,"sources":["a.ts"],"sourcesContent":["// ${inner}"],"names":[],"mappings":"AAAA"}`),
  file('.json', (inner) => `{"version":3,"names":["${inner}"],"mappings":""}`),
  (inner) => page('', `<script type="application/ld+json">{"@type":"Person","name":"${inner}"}</script>`),
  alteredHost('.json', /\{(?=")/g, (inner) => `"x":"${inner}",`),
];

const SCRIPTS: readonly Host[] = [
  file('.js', (inner) => `const a="${inner}";console.log(a)`),
  file('.js', (inner) => `// ${inner}\nvoid 0`),
  file('.js', (inner) => `void 0;/* ${inner} */`),
  file('.js', (inner) => `const a={"${inner}":1}`),
  file('.mjs', (inner) => `export default \`${inner}\``),
  file('.js', (inner) => `biaoganSearch("t9",["${inner}"]);\n`),
  (inner) => page(`<script>var a="${inner}"</script>`),
  alteredHost('.js', /;/g, (inner) => `void"${inner}";`),
];

const STYLES: readonly Host[] = [
  file('.css', (inner) => `a::after{content:"${inner}"}`),
  file('.css', (inner) => `/* ${inner} */a{color:red}`),
  file('.css', (inner) => `:root{--note:"${inner}"}`),
  file('.css', (inner) => `@font-face{font-family:"${inner}";src:url(a.woff2)}`),
  (inner) => page('', `<style>p::before{content:"${inner}"}</style>`),
  alteredHost('.css', /\}/g, (inner) => `b::after{content:"${inner}"}`),
];

const XMLS: readonly Host[] = [
  file('.xml', (inner) => `<?xml version="1.0" encoding="utf-8"?><feed><entry><title>${inner}</title></entry></feed>`),
  file('.xml', (inner) => `<?xml version="1.0"?><a b="${inner}"/>`),
  file('.xml', (inner) => `<rss><channel><item><description><![CDATA[<p>${inner}</p>]]></description></item></channel></rss>`),
  file('.xml', (inner) => `<a><!-- ${inner} --></a>`),
  file('.xml', (inner) => `<?note ${inner}?><a/>`),
  alteredHost('.xml', /<(?:title|loc|summary|name|Description|ShortName)>/g, (inner) => inner),
];

const svg = (inside: string, more = ''): Made => ({
  end: '.svg',
  bytes: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${more}>${inside}</svg>`,
});

/** What may hold `<tspan>`. */
const SVG_TEXTS: readonly Host[] = [
  (inner) => svg(`<text x="1" y="8">${inner}</text>`),
  (inner) => page(`<svg viewBox="0 0 9 9"><text x="1" y="8">${inner}</text></svg>`),
  alteredHost('.svg', /<svg[^>]*>/g, (inner) => `<text>${inner}</text>`),
];
const SVGS: readonly Host[] = [
  ...SVG_TEXTS,
  (inner) => svg(`<title>${inner}</title>`),
  (inner) => svg(`<desc>${inner}</desc>`),
  (inner) => svg(`<metadata><rdf:RDF><dc:creator>${inner}</dc:creator></rdf:RDF></metadata>`),
  (inner) => svg(`<g data-name="${inner}"/>`),
  (inner) => svg('<g/>', ` aria-label="${inner}"`),
  (inner) => svg(`<!-- ${inner} -->`),
  (inner) => svg(`<style>/*${inner}*/</style>`),
  (inner) => page(`<svg viewBox="0 0 9 9"><title>${inner}</title></svg>`),
];

const TEXTS: readonly Host[] = [
  file('.txt', (inner) => inner),
  file('.txt', (inner) => `第一行\n${inner}\n第三行\n`),
  file('.md', (inner) => `# 标题\n\n- ${inner}\n`),
  file('.csv', (inner) => `序号,说明\n1,${inner}\n`),
  file('.vtt', (inner) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${inner}\n`),
  file('.srt', (inner) => `1\n00:00:01,000 --> 00:00:02,000\n${inner}\n`),
  file('.yaml', (inner) => `key: ${inner}\n`),
  file('.vcf', (inner) => `BEGIN:VCARD\nFN:${inner}\nEND:VCARD\n`),
  file('.ics', (inner) => `BEGIN:VEVENT\nSUMMARY:${inner}\nEND:VEVENT\n`),
  file('', (inner) => inner),
  file('.txt', (inner) => `\uFEFF${inner}`),
  file('.unknown', (inner) => `\0\u0003\0${inner}\0\0`),
  alteredHost('.txt', /\n/g, (inner) => `${inner}\n`),
];

const HOSTS: Readonly<Record<Syntax, readonly Host[]>> = {
  html: [...ELEMENTS, ...TEXT_ELEMENTS],
  attribute: ATTRIBUTES,
  url: URLS,
  json: JSONS,
  js: SCRIPTS,
  css: STYLES,
  xml: XMLS,
  svg: SVGS,
  text: TEXTS,
};

/** Puts an inner text, written in a syntax with what stands around it, into one of the files of that syntax. */
export function put(inner: string, syntax: Syntax, ground: Ground, hasElements = false): Made {
  const [before, after] = ground.around.map((text) => written(text, syntax)) as [string, string];
  const whole = before + inner + after;
  const hosts = hasElements && syntax === 'html' ? ELEMENTS : hasElements && syntax === 'svg' ? SVG_TEXTS : HOSTS[syntax];
  for (const host of ground.random.shuffled(hosts)) {
    const made = host(whole, ground);
    if (made !== undefined) return made;
  }
  throw new Error(`No file takes ${whole} as ${syntax}.`);
}
