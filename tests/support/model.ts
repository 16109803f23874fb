/**
 * A linked model made in memory, for tests of what is pure: nothing is written, read from disk or looked into.
 * A place in it is the path of the value: `brands/first/index.mdx record.0.date`.
 */

import type { AssetProbe } from '../../src/media/probe.ts';
import { linkModel, type Model } from '../../src/model/model.ts';
import { readBody } from '../../src/read/body/index.ts';
import type { Content, Entry, Locate, Settings } from '../../src/read/content.ts';
import type { EntryKind } from '../../src/read/directory.ts';
import { NO_MEMORY } from '../../src/read/memory.ts';
import { brandSchema } from '../../src/schema/brand.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { organizationSchema } from '../../src/schema/organization.ts';
import { pairingSchema } from '../../src/schema/pairing.ts';
import { siteSchema } from '../../src/schema/site.ts';
import { studySchema } from '../../src/schema/study.ts';
import { taxonomySchema } from '../../src/schema/taxonomy.ts';

type Data = Record<string, unknown>;

/** An entry as a test gives it: its frontmatter, and what else is to be said of it. */
export interface GivenEntry extends Data {
  /** The text of its body, MDX. */
  BODY?: string;
  /** What `--private` lays over its data. */
  LAID?: Data;
  /** It comes from `--private` itself. */
  PRIVATE?: boolean;
  /** Keys of which something could not be read. */
  DAMAGED?: string[];
}

export interface GivenContent {
  asOf?: string;
  site?: Data;
  taxonomy?: Data;
  organizations?: (Data & { PRIVATE?: boolean; DAMAGED?: string[] })[];
  /** Entries by slug or path; a list where two have one. What a kind needs is added where it is missing. */
  brands?: Record<string, GivenEntry>;
  pairings?: Record<string, GivenEntry>;
  packs?: Record<string, GivenEntry>;
  documents?: Record<string, GivenEntry>;
  /** Files by their path in the content, with what was found in them. */
  files?: Record<string, Partial<AssetProbe>>;
}

/** The day that tests stand on, unless they say otherwise. */
export const DAY = '2026-06-01';

export const TAXONOMY: Data = {
  domains: [
    { id: 'rural', label: '农村', focuses: [{ id: 'near', label: '近郊' }] },
    { id: 'community', label: '社区' },
  ],
  levels: [
    { id: 'district', label: '区级', namedBy: 'district' },
    { id: 'town', label: '镇级', declaredBy: 'town', namedBy: 'district' },
    { id: 'village', label: '村级', namedBy: 'parent' },
  ],
};

export const ORGANIZATIONS: Data[] = [
  { id: 'district', name: '甲区委组织部', level: 'district' },
  { id: 'town', name: '甲镇党委', level: 'town', parent: 'district' },
  { id: 'east', name: '东村党支部', level: 'village', parent: 'town', domain: 'rural' },
  { id: 'west', name: '西村党支部', level: 'village', parent: 'town', domain: 'rural' },
  { id: 'south', name: '南村党支部', level: 'village', parent: 'town', domain: 'community' },
];

/** A naming for the village level, brought in from an older register. */
export const NAMED: Data = { event: 'named', date: '2023-04-01', level: 'village', by: 'town', imported: true };

const NEEDED: Record<EntryKind, Data> = {
  brand: { name: '红色驿站', organization: 'east', domain: 'rural', summary: '一句话。', record: [NAMED] },
  pairing: { model: 'first', lagging: 'south', since: '2025-01-10', goals: [{ goal: '建好台账' }], visibility: 'public' },
  study: { title: '第一课', occasion: 'lecture', minutes: 60, agenda: [{ title: '看案例', minutes: 30 }] },
  document: { title: '方案' },
};
const SCHEMA = { brand: brandSchema, pairing: pairingSchema, study: studySchema, document: documentSchema };

const locateIn =
  (file: string): Locate =>
  (at, of) => ({ file: `${file} ${at.join('.')}${of === undefined || of === 'value' ? '' : ` (${of})`}`, line: 1, column: 1 });

const fileOf: Record<EntryKind, (id: string) => string> = {
  brand: (id) => `brands/${id}/index.mdx`,
  pairing: (id) => `pairings/${id}.mdx`,
  study: (id) => `study/${id}.mdx`,
  document: (id) => `docs/${id === '' ? 'index' : id}.mdx`,
};

function entryOf(kind: EntryKind, id: string, { BODY, LAID, PRIVATE, DAMAGED, ...given }: GivenEntry): Entry<never> {
  const file = fileOf[kind](id);
  const prefix = PRIVATE === true ? 'over/' : '';
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const whole: Data = { ...NEEDED[kind], ...given };
  // Undefined leaves out what is needed otherwise, as in content that is still being written.
  const isPartial = Object.values(whole).includes(undefined);
  const schema = isPartial ? SCHEMA[kind].partial() : SCHEMA[kind];
  const own = schema.parse(Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))) as Data;
  const entry: Entry<unknown> = {
    kind,
    id,
    file: prefix + file,
    path: file,
    folder,
    realFolder: `/content/${prefix}${folder.slice(0, -1)}`,
    prefix,
    data: (LAID === undefined ? own : { ...own, ...LAID }) as never,
    own: own as never,
    damaged: new Set(DAMAGED),
    readable: true,
    private: PRIVATE === true,
    locate: locateIn(prefix + file),
    body: readBody(BODY ?? '', 0),
    named: new Set(),
    digest: '',
    front: '',
    ties: '',
    targets: '',
  };
  return entry as Entry<never>;
}

const settingsOf = <Kind>(file: string, data: Partial<Kind>): Settings<Kind> => ({
  file,
  data,
  damaged: new Set(),
  readable: true,
  locate: locateIn(file),
  named: new Set(),
});

/** The content of a directory of the form that tests use, without the directory. */
export function contentOf(given: GivenContent): Content {
  const entries = (kind: EntryKind, all: Record<string, GivenEntry> = {}) => Object.entries(all).map(([id, entry]) => entryOf(kind, id, entry));
  const files = Object.keys(given.files ?? {});
  return {
    root: '/content',
    walks: [],
    memory: NO_MEMORY,
    common: '',
    frame: { data: '', ties: '', targets: '' },
    site: settingsOf('site.yaml', siteSchema.parse({ title: '试验站', publisher: 'district', ...given.site })),
    taxonomy: settingsOf('taxonomy.yaml', taxonomySchema.parse({ ...TAXONOMY, ...given.taxonomy })),
    forms: [],
    organizations: (given.organizations ?? ORGANIZATIONS).map(({ PRIVATE, DAMAGED, ...data }, index) => ({
      file: 'organizations/all.yaml',
      data: organizationSchema.partial().parse(data),
      damaged: new Set(DAMAGED as string[] | undefined),
      private: PRIVATE === true,
      locate: (at, of) => locateIn('organizations/all.yaml')([index, ...at], of),
    })),
    brands: entries('brand', given.brands),
    pairings: entries('pairing', given.pairings),
    packs: entries('study', given.packs),
    documents: entries('document', given.documents),
    files: new Map(
      files.map((file) => {
        const absolute = `/content/${file}`;
        return [
          file,
          {
            file,
            absolute,
            real: absolute,
            realFolder: absolute.slice(0, absolute.lastIndexOf('/')),
            isRegular: true as const,
            signature: undefined,
          },
        ];
      }),
    ),
    exits: new Set(),
    probes: new Map(
      Object.entries(given.files ?? {}).map(([file, probe]) => [
        file,
        { role: 'image', format: 'png', bytes: 100, digest: `digest of ${file}`, problems: [], ...probe } as AssetProbe,
      ]),
    ),
    strays: [],
    misplaced: [],
    unreadableLists: false,
    diagnostics: [],
  };
}

export const modelOf = (given: GivenContent): Model => linkModel(contentOf(given), given.asOf ?? DAY);
