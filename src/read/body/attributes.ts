/** The attributes of a component: which it may have, which it must, and what their values may be. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type AttributeRule, allowsValue, type ComponentRule } from '../../schema/components.ts';
import * as say from '../../wording/mdx.ts';
import type { Sentence } from '../../wording/sentence.ts';
import { joinText } from './lines.ts';

export interface GivenAttribute {
  rule: AttributeRule;
  value: string;
  /** Of the value's first character. */
  offset: number;
}

export type Report = (code: string, offset: number, sentence: Sentence) => void;

/** The attributes that an element has and may have; what is wrong with any is reported. */
export function readAttributes(
  element: MdxJsxFlowElement | MdxJsxTextElement,
  rule: ComponentRule,
  source: string,
  report: Report,
): GivenAttribute[] {
  const start = element.position?.start.offset ?? 0;
  const given: GivenAttribute[] = [];
  /** Names that stand there, and of those that say something, whatever is wrong with it. */
  const [seen, filled] = [new Set<string>(), new Set<string>()];
  /** Whether braces hold attributes of which nothing is known, which are then not missing. */
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
      // One that need not be there may as well say nothing, but not by its bare name, which would mean `true`.
      const isBare = value === null || value === undefined;
      if (isBare) filled.add(name);
      const alternative = attributeRule.needed ? alternativeSentence(name) : undefined;
      if (alternative !== undefined) report('text/alt', isBare ? offset : valueOffset, alternative);
      else if (isBare) report('mdx/attribute', offset, say.attribute.bare(rule.name, name));
      else if (attributeRule.needed) report('mdx/attribute', valueOffset, say.attribute.blank(rule.name, name));
    } else {
      filled.add(name);
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

/** Words may run over several lines; a blank line between them stays a break. */
const textOf = (rule: AttributeRule, value: string): string =>
  rule.kind === 'text' && value.includes('\n')
    ? value
        .split(/\n[ \t]*(?=\n)/)
        .map((part) => joinText(part.trim()))
        .filter((part) => part !== '')
        .join('\n')
    : value;

/** Pictures without words and recordings without text have a code of their own, whatever else is needed. */
function alternativeSentence(name: string): Sentence | undefined {
  if (name === 'alt') return say.alt.picture();
  return name === 'transcript' ? say.alt.recording() : undefined;
}

/** The first character of an attribute's value; the parser gives the place of the whole attribute alone. */
function valueOffsetOf(source: string, offset: number, name: string): number {
  const from = offset + name.length;
  return from + (/^\s*=\s*["'{]?/.exec(source.slice(from, from + 1000))?.[0].length ?? 0);
}
