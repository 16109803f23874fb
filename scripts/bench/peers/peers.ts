/**
 * Other generators, each with a page a case, a list of all and a home page, set up as their documentation begins. Those that bring a search
 * of their own and switch it on by themselves keep it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PeerPage } from './pages.ts';

export interface Peer {
  /** Packages from npm, with exact versions; none for a program of the system. */
  packages: Record<string, string>;
  command: readonly string[];
  /** Where the site is written, and where static files are taken from. */
  out: string;
  statics: string;
  /** What it makes beside pages. */
  extras: string;
  /** Where the Markdown of a case lies. */
  source(slug: string): string;
  /** Whether its package may not say of which type it is. */
  isTypeless?: true;
  /** Returns the files of its project by path. */
  files(pages: readonly PeerPage[]): Map<string, string>;
}

const quoted = (text: string): string => JSON.stringify(text);
const front = (one: PeerPage, more = ''): string =>
  `---\ntitle: ${quoted(one.title)}\ndescription: ${quoted(one.summary)}\n${more}---\n\n${one.body}`;
const list = (pages: readonly PeerPage[]): string => pages.map(({ slug, title, summary }) => `- [${title}](/brands/${slug}/) ${summary}`).join('\n');
const STYLE = 'body{max-width:44em;margin:auto;font:18px/1.8 serif}table{border-collapse:collapse}td,th{border:1px solid}';
const layout = (title: string, content: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="stylesheet" href="/style.css"></head><body><header><a href="/">大站</a></header><main><h1>${title}</h1>${content}</main></body></html>`;

const hugo: Peer = {
  packages: {},
  command: ['hugo', '--quiet'],
  out: 'public',
  statics: 'static',
  extras: 'feeds, sitemap',
  source: (slug) => `content/brands/${slug}.md`,
  files: (pages) =>
    new Map([
      ['config.toml', 'baseURL = "https://www.example.cn/"\nlanguageCode = "zh-CN"\ntitle = "大站"\n'],
      ['static/style.css', STYLE],
      ['layouts/_default/single.html', layout('{{ .Title }}', '{{ .Content }}')],
      [
        'layouts/_default/list.html',
        layout('{{ .Title }}', '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>'),
      ],
      ...pages.map((one) => [hugo.source(one.slug), front(one)] as const),
    ]),
};

const eleventy: Peer = {
  packages: { '@11ty/eleventy': '3.1.8' },
  command: ['npx', 'eleventy', '--quiet'],
  out: '_site',
  statics: 'static',
  extras: 'nothing',
  source: (slug) => `brands/${slug}.md`,
  files: (pages) =>
    new Map([
      [
        'eleventy.config.js',
        "export default (config) => { config.addPassthroughCopy({ static: '/' }); return { markdownTemplateEngine: false, dir: { input: '.', includes: '_includes' } }; };\n",
      ],
      ['.eleventyignore', 'node_modules\nstatic\n'],
      ['static/style.css', STYLE],
      ['_includes/page.njk', layout('{{ title }}', '{{ content | safe }}')],
      ['brands/brands.json', '{ "layout": "page.njk" }\n'],
      ['index.md', `---\ntitle: 大站\nlayout: page.njk\n---\n\n[全部](/brands/)\n`],
      ['brands/index.md', `---\ntitle: 全部\n---\n\n${list(pages)}\n`],
      ...pages.map((one) => [eleventy.source(one.slug), front(one)] as const),
    ]),
};

const starlight: Peer = {
  packages: { astro: '7.3.5', '@astrojs/starlight': '0.42.4', '@astrojs/markdown-remark': '^7.3.0', sharp: '*' },
  command: ['npx', 'astro', 'build'],
  out: 'dist',
  statics: 'public',
  extras: 'search (Pagefind), sitemap',
  source: (slug) => `src/content/docs/brands/${slug}.md`,
  files: (pages) =>
    new Map([
      [
        'astro.config.mjs',
        "import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'https://www.example.cn', integrations: [starlight({ title: '大站', defaultLocale: 'root', locales: { root: { label: '中文', lang: 'zh-CN' } }, sidebar: [{ label: '全部', link: '/brands/' }] })] });\n",
      ],
      [
        'src/content.config.ts',
        "import { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nimport { defineCollection } from 'astro:content';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
      ],
      ['src/content/docs/index.md', '---\ntitle: 大站\n---\n\n[全部](/brands/)\n'],
      ['src/content/docs/brands/index.md', `---\ntitle: 全部\n---\n\n${list(pages)}\n`],
      ...pages.map((one) => [starlight.source(one.slug), front(one)] as const),
    ]),
};

const vitepress: Peer = {
  packages: { vitepress: '1.6.4' },
  command: ['npx', 'vitepress', 'build'],
  out: '.vitepress/dist',
  statics: 'public',
  extras: 'nothing',
  source: (slug) => `brands/${slug}/index.md`,
  files: (pages) =>
    new Map([
      ['.vitepress/config.mjs', "export default { lang: 'zh-CN', title: '大站', ignoreDeadLinks: true };\n"],
      ['index.md', '# 大站\n\n[全部](/brands/)\n'],
      ['brands/index.md', `# 全部\n\n${list(pages)}\n`],
      ...pages.map((one) => [vitepress.source(one.slug), front({ ...one, body: `# ${one.title}\n\n${one.body}` })] as const),
    ]),
};

const docusaurus: Peer = {
  packages: { '@docusaurus/core': '3.10.2', '@docusaurus/preset-classic': '3.10.2', react: '19.3.1', 'react-dom': '19.3.1' },
  command: ['npx', 'docusaurus', 'build'],
  out: 'build',
  statics: 'static',
  extras: 'sitemap',
  isTypeless: true,
  source: (slug) => `docs/brands/${slug}.md`,
  files: (pages) =>
    new Map([
      [
        'docusaurus.config.js',
        "module.exports = { title: '大站', url: 'https://www.example.cn', baseUrl: '/', onBrokenLinks: 'ignore', i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans'] }, markdown: { format: 'md' }, presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: false }, blog: false }]] };\n",
      ],
      ['docs/index.md', '---\nslug: /\ntitle: 大站\n---\n\n[全部](/brands/)\n'],
      ['docs/brands/index.md', `---\nslug: /brands/\ntitle: 全部\n---\n\n${list(pages)}\n`],
      ...pages.map((one) => [docusaurus.source(one.slug), front(one)] as const),
    ]),
};

/** By name. */
export const PEERS: Record<string, Peer> = { hugo, eleventy, starlight, vitepress, docusaurus };

/** Writes a peer's project into a folder, but for its packages. */
export function writePeer(peer: Peer, folder: string, pages: readonly PeerPage[]): void {
  const manifest = JSON.stringify({ private: true, ...(peer.isTypeless ? {} : { type: 'module' }), dependencies: peer.packages });
  for (const [file, text] of [...peer.files(pages), ['package.json', manifest] as const]) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
