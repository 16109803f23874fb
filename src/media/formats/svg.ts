/**
 * The gate for SVG. One pass checks an SVG and writes the part that may be published, so that nothing unchecked
 * is published. It reads no DTD, so it expands no custom entities.
 */

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { given } from '../../given.ts';
import type { Size } from './size.ts';
import {
  ANIMATIONS,
  DRAWN_ATTRIBUTES,
  DRAWN_ELEMENTS,
  NUMBERS,
  REFERRING,
  SVG,
  TEXT_ELEMENTS,
  UNSAFE_ELEMENTS,
  XHTML,
  XLINK,
  XML,
} from './svgNames.ts';
import { faultOfCss, styleToAttributes } from './svgStyle.ts';

/** Parts of an SVG that could run code, load something or link elsewhere: `asset/unsafe`. */
export type UnsafeKind = 'script' | 'handler' | 'link' | 'html' | 'image' | 'external' | 'data' | 'animation' | 'stylesheet' | 'doctype' | 'uses';
/** Reasons why an SVG cannot be shown: `asset/type`, or `asset/size` for `many`. */
export type BrokenKind = 'xml' | 'root' | 'deep' | 'size' | 'many';

const BROKEN: ReadonlySet<string> = new Set<BrokenKind>(['xml', 'root', 'deep', 'size', 'many']);

/** Whether a fault is an unsafe part, not a broken file. */
export const isUnsafe = (fault: SvgFault): fault is UnsafeFault => !BROKEN.has(fault.kind);

export type SvgFault = UnsafeFault | BrokenFault;
export type UnsafeFault = FaultOf<UnsafeKind>;
export type BrokenFault = FaultOf<BrokenKind>;

interface FaultOf<Kind extends string> {
  kind: Kind;
  /** The element, attribute, reference or parser message. */
  name: string;
  line: number;
}

export interface SvgReading {
  /** One fault per kind and name, at its first line, in document order. */
  faults: SvgFault[];
  /** Rounded CSS pixels, at least 1. Absent if the file could not be read to its end. */
  width?: number;
  height?: number;
  /** Contents of `text`, `title` and `desc`. */
  text: string[];
  /** The safe part as XML. Not usable if there are faults. */
  clean: string;
}

export interface SvgOptions {
  /** Longer side of the written SVG in pixels. The proportions stay. */
  side?: number;
  /**
   * Replaces ids by this prefix and a number, turns `style` attributes into presentation attributes, and omits
   * `class` and style sheets.
   */
  idPrefix?: string;
}

/** Browsers and librsvg have similar limits. */
const MAX_DEPTH = 256;
/** Elements and attributes. A drawing with more takes seconds to read, and longer to show. */
const MAX_PARTS = 400_000;
/** Elements drawn through references, besides those written out. */
const MAX_REFERRED = 200_000;
/** Faults reported per file. */
const MAX_FAULTS = 12;

/** The DOCTYPE that design programs write. It is neither read nor published. */
const HARMLESS_DOCTYPE = /^\s*svg(?:\s+PUBLIC\s+(["'])-\/\/W3C\/\/DTD SVG [\w. ]+\/\/EN\1\s+(["'])https?:\/\/www\.w3\.org\/[\w./-]+\.dtd\2)?\s*$/;

/** Reads an SVG. Never throws. Time and memory are bounded for any `source` of 20 MB. */
export function readSvg(source: string, options: SvgOptions = {}): SvgReading {
  return new SvgReader(options).read(source);
}

class Stop extends Error {}

interface Frame {
  local: string;
  /** Whether the element and its content are written. */
  written: boolean;
  /** Collects the text of a `text`, `title` or `desc`. */
  words?: string[];
  /** Collects a style sheet. */
  css?: { text: string[]; line: number };
  id?: string;
}

class SvgReader {
  private readonly options: SvgOptions;
  private readonly faults: SvgFault[] = [];
  private readonly seen = new Set<string>();
  private readonly text: string[] = [];
  private readonly out: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly graph = new ReferenceGraph();
  private readonly ids = new Map<string, string>();
  private readonly attributeLines = new Map<string, number>();
  private mixes = false;
  private parts = 0;
  private tagLine = 1;
  private size: Size | undefined;

  constructor(options: SvgOptions) {
    this.options = options;
  }

  read(source: string): SvgReading {
    this.mixes = /mix-blend-mode\s*:/.test(source);
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => this.stop('xml', error.message.replace(/^\d+:\d+:\s*/, ''), parser.line));
    parser.on('doctype', (doctype) => {
      if (!HARMLESS_DOCTYPE.test(doctype)) this.stop('doctype', 'DOCTYPE', parser.line);
    });
    parser.on('processinginstruction', ({ target }) => {
      if (target.toLowerCase() === 'xml-stylesheet') this.fault('stylesheet', target, parser.line);
    });
    const count = (name: string): void => {
      this.parts += 1;
      if (this.parts > MAX_PARTS) this.stop('many', name, parser.line);
    };
    parser.on('opentagstart', ({ name }) => {
      count(name);
      this.tagLine = parser.line;
      this.attributeLines.clear();
    });
    parser.on('attribute', ({ name }) => {
      count(name);
      this.attributeLines.set(name, parser.line);
    });
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('closetag', () => this.close());
    parser.on('text', (text) => this.characters(text));
    parser.on('cdata', (text) => this.characters(text));
    try {
      parser.write(source).close();
      if (this.graph.exceeds(MAX_REFERRED)) this.fault('uses', 'use', this.graph.firstLine);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      return { faults: this.faults, text: this.text, clean: '' };
    }
    return { faults: this.faults, ...this.size, text: this.text, clean: `${this.out.join('')}\n` };
  }

  private fault(kind: SvgFault['kind'], name: string, line: number): void {
    const key = `${kind} ${name}`;
    if (this.seen.has(key) || this.faults.length >= MAX_FAULTS) return;
    this.seen.add(key);
    this.faults.push({ kind, name: shortened(name), line } as SvgFault);
  }

  /** Records a fatal fault and stops reading. */
  private stop(kind: SvgFault['kind'], name: string, line: number): never {
    this.faults.push({ kind, name: shortened(name), line } as SvgFault);
    throw new Stop();
  }

  private open(tag: SaxesTagNS): void {
    const parent = this.frames.at(-1);
    const line = this.tagLine;
    if (parent === undefined) {
      // People write roots without a namespace by hand. Published roots have one.
      if (tag.local !== 'svg' || (tag.uri !== SVG && tag.uri !== '')) this.stop('root', tag.name, line);
    }
    if (this.frames.length >= MAX_DEPTH) this.stop('deep', tag.name, line);
    const lower = tag.local.toLowerCase();
    if (tag.uri === XHTML) this.fault('html', tag.name, line);
    const isSvg = tag.uri === SVG || tag.uri === '';
    // Elements of other namespaces are neither checked nor written; SVG elements in them are checked.
    if (isSvg) {
      const unsafe = UNSAFE_ELEMENTS[lower];
      if (unsafe !== undefined) this.fault(unsafe, tag.name, line);
      if (ANIMATIONS.has(lower)) this.judgeAnimation(tag);
      this.judgeAttributes(tag);
    }
    const id = isSvg ? tag.attributes.id?.value : undefined;
    this.graph.open(tag.local, id, this.frames.length);
    const isStyle = isSvg && tag.local === 'style';
    const written =
      isSvg &&
      (parent?.written ?? true) &&
      (DRAWN_ELEMENTS.has(tag.local) || (isStyle && this.options.idPrefix === undefined && appliesToScreens(tag)));
    const frame: Frame = { local: tag.local, written, ...given('id', id) };
    if (isSvg && (tag.local === 'text' || tag.local === 'title' || tag.local === 'desc')) frame.words = [];
    if (isStyle) frame.css = { text: [], line };
    this.frames.push(frame);
    if (written) this.out.push(parent === undefined ? this.root(tag) : `<${tag.local}${this.attributes(tag)}>`);
  }

  private close(): void {
    const frame = this.frames.pop() as Frame;
    this.graph.close(this.frames.length);
    if (frame.words !== undefined) {
      const words = frame.words.join('').replace(/\s+/g, ' ').trim();
      if (words !== '') this.text.push(words);
    }
    if (frame.css !== undefined) {
      const css = frame.css.text.join('');
      const fault = faultOfCss(css);
      if (fault !== undefined) this.fault(fault.kind, fault.name, frame.css.line);
      for (const id of referencesIn(css)) this.graph.refer(id, frame.css.line);
      if (frame.written) this.out.push(escapeText(css));
    }
    if (!frame.written) return;
    const last = this.out.length - 1;
    const opening = this.out[last] as string;
    if (opening.startsWith(`<${frame.local}`) && opening.endsWith('>') && !opening.endsWith('/>')) this.out[last] = `${opening.slice(0, -1)}/>`;
    else this.out.push(`</${frame.local}>`);
  }

  private characters(text: string): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (frame.css !== undefined) frame.css.text.push(text);
    for (let at = this.frames.length - 1; at >= 0; at -= 1) {
      const words = this.frames[at]?.words;
      if (words !== undefined) {
        words.push(text);
        break;
      }
    }
    if (frame.written && TEXT_ELEMENTS.has(frame.local)) this.out.push(escapeText(text));
  }

  private lineOf(attribute: string): number {
    return this.attributeLines.get(attribute) ?? this.tagLine;
  }

  private judgeAttributes(tag: SaxesTagNS): void {
    for (const { name, local, uri, value } of Object.values(tag.attributes)) {
      if (uri === '' && /^on/i.test(local)) this.fault('handler', name, this.lineOf(name));
      else if (uri === XML && local === 'base') this.fault('external', value, this.lineOf(name));
      else if (local === 'href' && (uri === '' || uri === XLINK)) this.judgeReference(tag, value, this.lineOf(name));
      else if (uri === '' && (name === 'style' || (DRAWN_ATTRIBUTES.has(name) && !NUMBERS.has(name) && name !== 'id'))) {
        const fault = faultOfCss(value);
        if (fault !== undefined) this.fault(fault.kind, fault.name, this.lineOf(name));
        for (const id of referencesIn(value)) this.graph.refer(id, this.lineOf(name));
      }
    }
  }

  private judgeReference(tag: SaxesTagNS, value: string, line: number): void {
    const target = value.trim();
    if (target === '') return;
    if (/^#\S+$/.test(target)) {
      if (REFERRING.has(tag.local)) this.graph.refer(target.slice(1), line);
    } else {
      // The element itself is refused already.
      if (UNSAFE_ELEMENTS[tag.local.toLowerCase()] !== undefined) return;
      this.fault(/^data:/i.test(target) ? 'data' : 'external', target, line);
    }
  }

  /** Published SVGs have no animations. One that targets a link or handler is refused. */
  private judgeAnimation(tag: SaxesTagNS): void {
    const aim = tag.attributes.attributeName?.value.trim().toLowerCase() ?? '';
    const values = ['from', 'to', 'by', 'values'].map((name) => tag.attributes[name]?.value ?? '').join(' ');
    if (/(?:^|:)href$/.test(aim) || aim.startsWith('on') || /script:|data:|\/\//i.test(values) || faultOfCss(values) !== undefined) {
      this.fault('animation', tag.name, this.tagLine);
    }
  }

  /** Returns the root tag with a namespace, a viewBox and a size in pixels. */
  private root(tag: SaxesTagNS): string {
    const value = (name: string): string | undefined => tag.attributes[name]?.value;
    const box = viewBoxOf(value('viewBox'));
    let width = pixels(value('width'));
    let height = pixels(value('height'));
    if (box === 'none' || width === 0 || height === 0) this.stop('size', tag.name, this.tagLine);
    if (box !== undefined) {
      width ??= height === undefined ? box.width : (height * box.width) / box.height;
      height ??= (width * box.height) / box.width;
    }
    // The default size of replaced elements (CSS 2, 10.3.2 and 10.6.2).
    width ??= 300;
    height ??= 150;
    this.size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
    // Not rounded to whole pixels, which would change the proportions.
    const scale = this.options.side === undefined ? 1 : this.options.side / Math.max(width, height);
    // A side below one pixel cannot be drawn; the viewBox keeps the proportions.
    const shown = (length: number): number => Math.max(1, Number((length * scale).toFixed(3)));
    const view = box === undefined ? `0 0 ${width} ${height}` : `${box.x} ${box.y} ${box.width} ${box.height}`;
    return `<svg xmlns="${SVG}" width="${shown(width)}" height="${shown(height)}" viewBox="${view}"${this.attributes(tag, ['x', 'y', 'width', 'height', 'viewBox'])}>`;
  }

  private attributes(tag: SaxesTagNS, without: readonly string[] = []): string {
    const final = this.options.idPrefix !== undefined;
    const kept = new Map<string, string>();
    for (const { name, local, uri, value } of Object.values(tag.attributes)) {
      if (local === 'href' && (uri === '' || uri === XLINK)) {
        const target = value.trim();
        if (REFERRING.has(tag.local) && target.startsWith('#')) kept.set('href', `#${this.idFor(target.slice(1))}`);
      } else if (uri === XML && (local === 'space' || local === 'lang')) kept.set(`xml:${local}`, value);
      else if (uri !== '' || without.includes(name)) continue;
      else if (name === 'id') kept.set('id', this.idFor(value));
      else if (DRAWN_ATTRIBUTES.has(name)) kept.set(name, NUMBERS.has(name) ? value : this.withIds(value));
      else if (!final && (name === 'class' || name === 'style')) kept.set(name, value);
    }
    const style = tag.attributes.style?.value;
    // `style` has priority over presentation attributes.
    if (final && style !== undefined) {
      const { attributes, rest } = styleToAttributes(style, this.mixes);
      for (const [name, value] of attributes) if (!without.includes(name)) kept.set(name, this.withIds(value));
      if (rest !== '') kept.set('style', rest);
    }
    let written = '';
    for (const [name, value] of kept) written += ` ${name}="${escapeAttribute(value)}"`;
    return written;
  }

  private idFor(id: string): string {
    const { idPrefix } = this.options;
    if (idPrefix === undefined) return id;
    let given = this.ids.get(id);
    if (given === undefined) {
      given = `${idPrefix}${this.ids.size}`;
      this.ids.set(id, given);
    }
    return given;
  }

  private withIds(value: string): string {
    if (this.options.idPrefix === undefined || !value.includes('url(')) return value;
    return value.replace(LOCAL_URL, (_, _quote: string, id: string) => `url(#${this.idFor(id)})`);
  }
}

const LOCAL_URL = /url\(\s*(["']?)#([^"')\s]+)\1\s*\)/gi;

function* referencesIn(css: string): Generator<string> {
  if (!css.includes('#')) return;
  for (const [, , id] of css.matchAll(LOCAL_URL)) yield id as string;
}

const appliesToScreens = (tag: SaxesTagNS): boolean => /^(?:all|screen|\s*)$/.test(tag.attributes.media?.value ?? '');

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };
const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (character) => ENTITIES[character] as string);
const escapeAttribute = (text: string): string => text.replace(/[&<>"\n\t\r]/g, (character) => ENTITIES[character] as string);

function viewBoxOf(value: string | undefined): { x: number; y: number; width: number; height: number } | 'none' | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const numbers = value
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  const [x, y, width, height] = numbers as [number, number, number, number];
  return width > 0 && height > 0 ? { x, y, width, height } : 'none';
}

const PIXELS_PER: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, rem: 16, ex: 8 };

/** Returns a length in CSS pixels, 0 for a negative one, undefined for a percentage or an invalid length. */
function pixels(value: string | undefined): number | undefined {
  const parts = /^\s*\+?(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '');
  if (parts === null) return undefined;
  const unit = PIXELS_PER[(parts[2] as string).toLowerCase()];
  const length = Number(parts[1]) * (unit ?? Number.NaN);
  return Number.isFinite(length) ? Math.max(0, length) : undefined;
}

/** Elements that renderers evaluate once, however often they are referred to. */
const CHEAP = new Set(['linearGradient', 'radialGradient', 'filter']);

interface GraphNode {
  elements: number;
  /** Number of references to each id from inside. */
  references: Map<string, number>;
}

/** Counts the elements drawn through references: a few nested `use` elements can stand for millions. */
class ReferenceGraph {
  firstLine = 1;
  private readonly root: GraphNode = { elements: 0, references: new Map() };
  private readonly nodes = new Map<string, GraphNode>();
  /** Open elements with an id, by depth. */
  private readonly open_: { node: GraphNode; depth: number; cheap: boolean }[] = [];

  open(local: string, id: string | undefined, depth: number): void {
    if (id !== undefined && !this.nodes.has(id)) {
      const node: GraphNode = { elements: 0, references: new Map() };
      this.nodes.set(id, node);
      this.open_.push({ node, depth, cheap: CHEAP.has(local) });
    }
    for (const { node, cheap } of this.open_) if (!cheap) node.elements += 1;
  }

  close(depth: number): void {
    if (this.open_.at(-1)?.depth === depth) this.open_.pop();
  }

  /** Records a reference from the open elements. */
  refer(id: string, line: number): void {
    if (this.firstLine === 1) this.firstLine = line;
    for (const node of [this.root, ...this.open_.map((open) => open.node)]) node.references.set(id, (node.references.get(id) ?? 0) + 1);
  }

  /** Whether references would draw more than `limit` elements, or are circular. */
  exceeds(limit: number): boolean {
    const costs = new Map<GraphNode, number>();
    const path = new Set<GraphNode>();
    // An explicit stack, because a chain of references may exceed the call stack.
    const stack: { node: GraphNode; rest: Iterator<[string, number]>; cost: number; times: number }[] = [];
    const enter = (node: GraphNode, times: number): void => {
      path.add(node);
      stack.push({ node, rest: node.references.entries(), cost: node.elements, times });
    };
    enter(this.root, 1);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.cost > limit) return true;
      const next = top.rest.next();
      if (next.done === true) {
        stack.pop();
        path.delete(top.node);
        costs.set(top.node, top.cost);
        const above = stack.at(-1);
        if (above !== undefined) above.cost += top.cost * top.times;
        continue;
      }
      const [id, times] = next.value;
      const target = this.nodes.get(id);
      if (target === undefined) continue;
      if (path.has(target)) return true;
      const known = costs.get(target);
      if (known === undefined) enter(target, times);
      else top.cost += known * times;
    }
    return false;
  }
}
