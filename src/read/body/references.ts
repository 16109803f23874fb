/**
 * Resolves link definitions and footnotes. A public place never uses a definition in `<Note>` or `<Internal>`,
 * because public builds do not contain those.
 */
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Zone } from './tree.ts';

/** Returns the zone within an element. `around` is the zone that contains the element. */
export function zoneWithin(name: string | null, around: Zone): Zone {
  if (around === 'internal' || name === 'Internal') return 'internal';
  return name === 'Note' ? 'note' : around;
}

const RANK: Record<Zone, number> = { public: 0, note: 1, internal: 2 };
export const hiddenMost = (a: Zone, b: Zone): Zone => (RANK[a] >= RANK[b] ? a : b);
const openMost = (a: Zone, b: Zone): Zone => (RANK[a] <= RANK[b] ? a : b);

interface Written<Node> {
  node: Node;
  zone: Zone;
}

export class References {
  private readonly links = new Map<string, Written<Definition>[]>();
  private readonly notes = new Map<string, Written<FootnoteDefinition>>();
  private readonly calls: { to: string; from: string | undefined; zone: Zone }[] = [];

  constructor(root: Root, zoneOf: (name: string | null, around: Zone) => Zone) {
    const visit = (node: Nodes, zone: Zone, footnote: string | undefined): void => {
      let [inner, within] = [zone, footnote];
      if (node.type === 'definition') this.links.set(node.identifier, [...(this.links.get(node.identifier) ?? []), { node, zone }]);
      if (node.type === 'footnoteReference') this.calls.push({ to: node.identifier, from: footnote, zone });
      if (node.type === 'footnoteDefinition') {
        const known = this.notes.get(node.identifier);
        // The first public definition counts, or the first one if none is public.
        if (known === undefined || (known.zone !== 'public' && zone === 'public')) this.notes.set(node.identifier, { node, zone });
        within = node.identifier;
      }
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') inner = zoneOf(node.name, zone);
      if ('children' in node) for (const child of node.children) visit(child, inner, within);
    };
    visit(root, 'public', undefined);
  }

  /** Returns the definition that a link or picture in a zone may use. */
  definition(identifier: string, zone: Zone): Definition | undefined {
    const written = this.links.get(identifier) ?? [];
    return (zone === 'public' ? written.find((one) => one.zone === 'public') : written[0])?.node;
  }

  /** Whether this definition is the one that counts for its identifier. */
  counts(node: FootnoteDefinition): boolean {
    return this.notes.get(node.identifier)?.node === node;
  }

  /** Returns the zone of each footnote: that of its most public reference, `internal` if there is none. */
  footnoteZones(): ReadonlyMap<string, Zone> {
    const zones = new Map<string, Zone>([...this.notes.keys()].map((identifier) => [identifier, 'internal']));
    // Footnotes may refer to each other, so this repeats until nothing changes. It ends because zones only become more public.
    for (let goesOn = true; goesOn; ) {
      goesOn = false;
      for (const { to, from, zone } of this.calls) {
        const [known, written] = [zones.get(to), this.notes.get(to)];
        if (known === undefined || written === undefined) continue;
        const seen = hiddenMost(hiddenMost(zone, from === undefined ? 'public' : (zones.get(from) ?? 'internal')), written.zone);
        const next = openMost(known, seen);
        if (next !== known) {
          zones.set(to, next);
          goesOn = true;
        }
      }
    }
    return zones;
  }
}
