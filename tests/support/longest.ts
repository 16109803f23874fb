/** A content whose values are as long as they plausibly become. */
import { BASE, BRAND, changed, type Files, SVG } from './content.ts';

const HOLDER = '中国共产党甲省乙自治州丙经济技术开发区丁街道特色农产品种植专业合作社联合社流动党员总支部委员会';
const PLACE = '甲县乙镇新材料产业园区创业大厦一号楼二层党群服务中心多功能厅（从东门进，电梯到二层）';
const ADDRESS = `https://www.example.cn/${'very-long-address-without-any-blank-'.repeat(4)}end.html?from=${'x'.repeat(40)}`;
const NUMBER = '甲组通〔2024〕1234号（甲县先进基层党组织和党建品牌创建工作领导小组办公室）';
const SENTENCE = '把“三会一课”开到田间地头、车间班组、楼栋院落；谁家有事、谁来办、办到哪一步，一张表写清楚，一个月公开一次。';

/** The frontmatter of a brand with every key that is shown. */
const brand = BRAND(
  'ABCDEFGH一二三四',
  'east',
  `sources: [{ title: ${SENTENCE}, url: "${ADDRESS}", date: 2024-05-06 }]\n`,
  `## ${SENTENCE}

<Practice title="${SENTENCE}">

${ADDRESS} ${SENTENCE.repeat(3)}

</Practice>

<Outcome value="12345678.99" unit="元（含村集体经济组织分红和土地流转收入）" label="${SENTENCE}" before="1234567.89" asOf="2026-06" />

<Quote by="${HOLDER}书记">${SENTENCE.repeat(2)}</Quote>

- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${'a'.repeat(60)}
- \`${'code_without_blank_'.repeat(6)}\`
`,
);

export const LONGEST: Files = {
  ...BASE,
  'site.yaml': `title: 甲省乙自治州丙经济技术开发区党建品牌创建工作展示与学习平台（试运行）
publisher: district
tagline: ${SENTENCE}
footer: { sponsor: ${HOLDER}, address: ${PLACE}, contact: "${'party-building-office'.repeat(3)}@example.gov.cn", errata: "${ADDRESS}" }
`,
  'taxonomy.yaml': changed(
    changed(
      changed(
        BASE['taxonomy.yaml'] as string,
        'label: 农村, focuses: [{ id: near, label: 近郊 }]',
        'label: 农村（含涉农街道、农林牧渔场）基层党组织建设, focuses: [{ id: near, label: 强村带弱村抱团发展集体经济型 }]',
      ),
      'label: 区级',
      'label: 县（市、区、旗）级',
    ),
    'label: 村级',
    'label: 村（社区、居委会、经济合作社）级',
  ),
  'organizations/all.yaml': (BASE['organizations/all.yaml'] as string)
    .replace('东村党支部', HOLDER)
    .replace('西村党支部', `${HOLDER}第二党小组`)
    .replace('甲镇党委', '中国共产党甲省乙自治州丙经济技术开发区丁街道工作委员会'),
  'brands/first/index.mdx': brand
    .replace(
      'domain: rural',
      `domain: rural\nfocuses: [near]\npartners: [west, { name: 甲县分公司党支部 }, { name: ${HOLDER} }]\ntags: [${'很长的标签'.repeat(6)}, ${'LongTag'.repeat(4)}]`,
    )
    .replace('summary: 一句话简介。', `summary: ${SENTENCE}`)
    .replace(/theme: .*/, `theme: ${SENTENCE.slice(0, 40)}`)
    .replace('connotation: 内涵', `connotation: ${SENTENCE}`)
    .replace('organization: 带头, members: 示范', `organization: "${SENTENCE}", members: "${SENTENCE}"`)
    .replace('level: village, by: town }\n', `level: village, by: town, document: "${NUMBER}", grade: 五星级（全省示范、可复制可推广） }\n`),
  'brands/second/index.mdx': BRAND('田间课堂', 'west').replace(
    'logo: { kind: text, text: 田间课堂, meaning: 字面之义 }',
    `logo: { kind: image, file: logo.svg, alt: ${SENTENCE}, meaning: "${SENTENCE}" }`,
  ),
  'brands/second/logo.svg': SVG,
  'pairings/help.mdx': (BASE['pairings/help.mdx'] as string)
    .replace('visibility: anonymous', 'visibility: public\nconsent: { by: south, date: 2026-01-09 }')
    .replace('建好台账', SENTENCE)
    .replace('text: 走访', `text: "${SENTENCE}"`),
  'study/one.mdx': (BASE['study/one.mdx'] as string)
    .replace('title: 第一课', `title: ${SENTENCE}\nplace: ${PLACE}\naudience: ${SENTENCE}\ndate: 2026-07-01`)
    .replace('title: 看案例', `title: ${SENTENCE.slice(0, 30)}`),
  'docs/plan.mdx': `---\ntitle: ${NUMBER}关于${SENTENCE}\nsummary: ${SENTENCE}\n---\n\n## ${SENTENCE}\n\n${ADDRESS}\n\n| ${SENTENCE} | 二 | 三 | 四 |\n| --- | --- | --- | --- |\n| ${ADDRESS} | ${SENTENCE} | ${NUMBER} | 1234567890.12 |\n`,
};
