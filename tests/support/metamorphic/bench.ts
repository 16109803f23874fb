/** Reads sources with the real reader and publishes them. If a source differs from the first one in few files, it reads those alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AssetProbe, probeAsset } from '../../../src/media/probe.ts';
import { linkModel } from '../../../src/model/model.ts';
import { type LogoColours, publish } from '../../../src/publish/publish.ts';
import type { Publication } from '../../../src/publish/published.ts';
import { type Content, type Entry, readContent } from '../../../src/read/content.ts';
import { type Intake, takeIn } from '../../../src/read/intake.ts';
import { decode } from '../../../src/read/text.ts';
import { walkAll } from '../../../src/read/walk.ts';
import { gatherFacts, RULES } from '../../../src/rules/index.ts';
import { digest } from '../../../src/store/code.ts';
import { type Doc, type Layer, type Source, textOf } from './source.ts';

export interface Both {
  public: Publication;
  internal: Publication;
}

const ERROR_RULES = RULES.filter((rule) => rule.severity === 'error');
/** The rules on single words take long, and no change can break one that the first source keeps. */
const QUICK_RULES = ERROR_RULES.filter((rule) => !/^(?:text|privacy)\//.test(rule.code));
const LAYERS = ['content', 'over'] as const;

/** Reads one source first, then any number of changed ones. Call `dispose` at the end. */
export class Bench {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'biaogan-metamorphic-'));
  private readonly probes = new Map<string | Uint8Array, AssetProbe>();
  /** What lies in the folder now, by path. */
  private readonly written = new Map<string, unknown>();
  private base!: { source: Source; intakes: Intake[]; content: Content };

  static async open(source: Source): Promise<Bench> {
    const bench = new Bench();
    const intakes = bench.takeIn(source);
    bench.base = { source, intakes, content: await bench.readWhole(source, intakes) };
    return bench;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Reads a source. Writes to the disk only if it has other files or assets than the first one. */
  async read(source: Source): Promise<Content> {
    if (source === this.base.source) return this.base.content;
    const names = (one: Source): string => JSON.stringify(LAYERS.map((layer) => Object.keys(one[layer])));
    const hasSameFiles = source.assets === this.base.source.assets && names(source) === names(this.base.source);
    return hasSameFiles ? this.readChanged(source) : this.readWhole(source, this.takeIn(source));
  }

  /** Returns what `check` calls errors. For changed content the rules on single words are left out. */
  errors(content: Content, asOf: string): string[] {
    const facts = gatherFacts(linkModel(content, asOf));
    const found = (content === this.base.content ? ERROR_RULES : QUICK_RULES).flatMap((rule) =>
      [...(rule.check?.(facts) ?? [])].map((one) => ({
        code: rule.code,
        severity: one.severity ?? rule.severity,
        ...one.place,
        message: one.message,
      })),
    );
    return [...content.diagnostics, ...found]
      .filter((one) => one.severity === 'error')
      .map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
  }

  /** Publishes content in both profiles. Colours of logos are made from digests, since finding them is not the subject here. */
  publish(content: Content, asOf: string): Both {
    const model = linkModel(content, asOf);
    const logoColours: LogoColours = new Map(
      [...content.probes.values()].map((probe) => [probe.digest, { primary: `#${probe.digest.slice(0, 6)}` }]),
    );
    return { public: publish(model, { profile: 'public', logoColours }), internal: publish(model, { profile: 'internal', logoColours }) };
  }

  private takeIn(source: Source): Intake[] {
    const wanted = new Map<string, unknown>(Object.entries(source.assets));
    for (const layer of LAYERS) for (const [file, doc] of Object.entries(source[layer])) wanted.set(`${layer}/${file}`, doc);
    for (const file of this.written.keys()) if (!wanted.has(file)) rmSync(path.join(this.folder, file));
    for (const [file, what] of wanted) {
      if (this.written.get(file) === what) continue;
      const absolute = path.join(this.folder, file);
      mkdirSync(path.dirname(absolute), { recursive: true });
      writeFileSync(absolute, file in source.assets ? (what as string | Uint8Array) : textOf(file, what as Doc));
    }
    this.written.clear();
    for (const [file, what] of wanted) this.written.set(file, what);
    return walkAll(this.roots(source)).map((one) => takeIn(one));
  }

  private roots(source: Source): { root: string; privateRoot?: string } {
    const [root, over] = LAYERS.map((layer) => path.join(this.folder, layer)) as [string, string];
    return Object.keys(source.over).length === 0 ? { root } : { root, privateRoot: over };
  }

  private async readWhole(source: Source, intakes: Intake[]): Promise<Content> {
    const content = await readContent({ ...this.roots(source), intakes });
    for (const [file, { absolute }] of content.files) {
      const bytes = source.assets[path.relative(this.folder, absolute).split(path.sep).join('/')] as string | Uint8Array;
      const probe = this.probes.get(bytes) ?? (await probeAsset(absolute, path.basename(absolute)));
      this.probes.set(bytes, probe);
      content.probes.set(file, probe);
    }
    return content;
  }

  /** Returns the first content with the changed entries and lists read again. An entry is changed too if its overlay is. */
  private async readChanged(source: Source): Promise<Content> {
    const { intakes, content } = this.base;
    const changed = (layer: Layer, file: string): boolean => source[layer][file] !== this.base.source[layer][file];
    const isOrganizations = LAYERS.some((layer) =>
      Object.keys(source[layer]).some((file) => file.startsWith('organizations/') && changed(layer, file)),
    );
    const laid = new Set((intakes[1]?.directory.overlays ?? []).filter((one) => changed('over', one.file)).map(({ kind, id }) => `${kind} ${id}`));
    const again = new Set<string>();
    const parts = intakes.map(({ walk, directory, texts }, at): Intake => {
      const layer = LAYERS[at] as Layer;
      const entries = directory.entries.filter((one) => changed(layer, one.file) || laid.has(`${one.kind} ${one.id}`));
      for (const { kind, id } of entries) again.add(`${kind} ${id}`);
      const taken = [...texts].map(([file, text]) => {
        if (!changed(layer, file.file)) return [file, text] as const;
        const bytes = Buffer.from(textOf(file.file, source[layer][file.file] as Doc));
        return [file, { decoded: () => decode(bytes), digest: digest(bytes) }] as const;
      });
      const overlays = directory.overlays.filter(({ kind, id }) => again.has(`${kind} ${id}`));
      const organizations = isOrganizations ? directory.organizations : [];
      return { walk, directory: { ...directory, entries, overlays, organizations }, texts: new Map(taken) };
    });
    const read = await readContent({ ...this.roots(source), intakes: parts });
    const anew = <One extends Entry<unknown>>(all: One[], some: One[]): One[] => all.map((one) => some.find((two) => two.file === one.file) ?? one);
    return {
      ...read,
      organizations: isOrganizations ? read.organizations : content.organizations,
      brands: anew(content.brands, read.brands),
      pairings: anew(content.pairings, read.pairings),
      packs: anew(content.packs, read.packs),
      documents: anew(content.documents, read.documents),
      probes: content.probes,
    };
  }
}
