/** What one rule finds in a model made in memory. */
import { linkModel } from '../../src/model/model.ts';
import type { Content } from '../../src/read/content.ts';
import { gatherFacts, RULES } from '../../src/rules/index.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { contentOf, DAY, type GivenContent } from './model.ts';

/** The findings of the rule with this code, and of no other. `change` alters the content beyond what can be given. */
export function findingsOf(code: string, given: GivenContent, change: (content: Content) => void = () => {}): Finding[] {
  const rule = RULES.find((one) => one.code === code);
  if (rule?.check === undefined) throw new Error(`no rule finds ${code}`);
  const content = contentOf(given);
  change(content);
  return [...rule.check(gatherFacts(linkModel(content, given.asOf ?? DAY)))];
}

/** Their places: `site.yaml publisher` by the path of a value, `docs/plan.mdx:3:1` in a body. */
export const placesOf = (...args: Parameters<typeof findingsOf>): string[] =>
  findingsOf(...args).map(({ place: { file, line, column } }) => (/\.(?:mdx|yaml) /.test(file) ? file : `${file}:${line}:${column}`));

/** What they say. */
export const messagesOf = (...args: Parameters<typeof findingsOf>): string[] => findingsOf(...args).map(({ message }) => message);

/** What they say, with what they advise. */
export const sentencesOf = (...args: Parameters<typeof findingsOf>): { message: string; hint: string | undefined }[] =>
  findingsOf(...args).map(({ message, hint }) => ({ message, hint }));
