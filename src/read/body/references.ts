/**
 * What is written once and referred to: link definitions and footnotes. `<Note>` and `<Internal>` are as
 * good as absent for the public, so a public place is never given what is defined in them.
 */
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Zone } from './tree.ts';

/** The zone within an element, given the zone around it. */
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
        // The first one counts, but none that the public does not see before one that it does.
        if (known === undefined || (known.zone !== 'public' && zone === 'public')) this.notes.set(node.identifier, { node, zone });
        within = node.identifier;
      }
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') inner = zoneOf(node.name, zone);
      if ('children' in node) for (const child of node.children) visit(child, inner, within);
    };
    visit(root, 'public', undefined);
  }

  /** The definition that a link or picture in a zone may use. */
  definition(identifier: string, zone: Zone): Definition | undefined {
    const written = this.links.get(identifier) ?? [];
    return (zone === 'public' ? written.find((one) => one.zone === 'public') : written[0])?.node;
  }

  /** Whether this is the footnote of its name, and not a second one. */
  counts(node: FootnoteDefinition): boolean {
    return this.notes.get(node.identifier)?.node === node;
  }

  /** Who sees each footnote: those who see a reference to it; nobody in public where there is none. */
  footnoteZones(): ReadonlyMap<string, Zone> {
    const zones = new Map<string, Zone>([...this.notes.keys()].map((identifier) => [identifier, 'internal']));
    // A zone only ever opens, so this ends; footnotes that refer to one another need more than one round.
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
