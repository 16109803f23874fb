/** Validates the attributes of a component against its rule in `COMPONENTS`. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type AttributeRule, allowsValue, type ComponentRule } from '../../schema/components.ts';
import { controlSentence } from '../../wording/controls.ts';
import * as say from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { controlsOf } from '../controls.ts';
import { joinText } from './lines.ts';

export interface GivenAttribute {
  rule: AttributeRule;
  value: string;
  /** Offset of the value's first character. */
  offset: number;
}

export type Report = (code: string, offset: number, sentence: Sentence) => void;

/** Returns the valid attributes of an element and reports the invalid and missing ones. */
export function readAttributes(
  element: MdxJsxFlowElement | MdxJsxTextElement,
  rule: ComponentRule,
  source: string,
  report: Report,
): GivenAttribute[] {
  const start = element.position?.start.offset ?? 0;
  const given: GivenAttribute[] = [];
  /** Names that occur, and names whose value is not blank, valid or not. */
  const [seen, filled] = [new Set<string>(), new Set<string>()];
  /** Whether `{...}` may contain further attributes: then none is reported as missing. */
  let isOpen = false;
  for (const attribute of element.attributes) {
    const offset = attribute.position?.start.offset ?? start;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report('mdx/code', offset, say.code.spread());
      isOpen = true;
      continue;
    }
    const { name, value } = attribute;
    const attributeRule = rule.attributes.find((one) => one.name === name);
    if (attributeRule === undefined) {
      report('mdx/attribute', offset, say.attribute.unknown(rule, name));
      continue;
    }
    if (seen.has(name)) {
      report('mdx/attribute', offset, say.attribute.twice(rule.name, name));
      continue;
    }
    seen.add(name);
    const valueOffset = valueOffsetOf(source, offset, name);
    if (typeof value === 'object' && value !== null) {
      filled.add(name);
      report('mdx/code', valueOffset, say.code.attribute(name));
    } else if (value === null || value === undefined || value.trim() === '') {
      // An optional attribute may be blank, but not bare: in JSX a bare name means `true`.
      const isBare = value === null || value === undefined;
      if (isBare) filled.add(name);
      const alternative = attributeRule.needed ? alternativeSentence(name) : undefined;
      if (alternative !== undefined) report('text/alt', isBare ? offset : valueOffset, alternative);
      else if (isBare) report('mdx/attribute', offset, say.attribute.bare(rule.name, name));
      else if (attributeRule.needed) report('mdx/attribute', valueOffset, say.attribute.blank(rule.name, name));
    } else {
      filled.add(name);
      // Markdown replaces an entity such as &#7;, and tags do not.
      const controls = controlsOf(value);
      if (controls !== undefined) report('text/control', valueOffset, controlSentence(controls));
      if (allowsValue(attributeRule, value)) given.push({ rule: attributeRule, value: textOf(attributeRule, value), offset: valueOffset });
      else report('mdx/attribute', valueOffset, say.attribute.date(name, value));
    }
  }
  for (const { name, needed, title } of rule.attributes) {
    if (!needed || isOpen || seen.has(name)) continue;
    const alternative = alternativeSentence(name);
    if (alternative === undefined) report('mdx/attribute', start, say.attribute.missing(rule.name, name, title));
    else report('text/alt', start, alternative);
  }
  const alternatives = rule.oneOf?.filter((name) => filled.has(name)).length ?? 1;
  if (rule.oneOf !== undefined && (alternatives > 1 || (alternatives === 0 && !isOpen))) {
    report('mdx/attribute', start, say.attribute.oneOf(rule.name, rule.oneOf));
  }
  return given;
}

/** Joins the lines of a text attribute; an empty line stays as a line break. */
const textOf = (rule: AttributeRule, value: string): string =>
  rule.kind === 'text' && value.includes('\n')
    ? value
        .split(/\n[ \t]*(?=\n)/)
        .map((part) => joinText(part.trim()))
        .filter((part) => part !== '')
        .join('\n')
    : value;

/** A missing `alt` or `transcript` is reported as `text/alt`, not as `mdx/attribute`. */
function alternativeSentence(name: string): Sentence | undefined {
  if (name === 'alt') return say.alt.picture();
  return name === 'transcript' ? say.alt.recording() : undefined;
}

/** Returns the offset of an attribute's value. The parser gives only the position of the whole attribute. */
function valueOffsetOf(source: string, offset: number, name: string): number {
  const from = offset + name.length;
  return from + (/^\s*=\s*["'{]?/.exec(source.slice(from, from + 1000))?.[0].length ?? 0);
}
