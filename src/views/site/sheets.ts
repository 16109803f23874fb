/** Finds out which stylesheets a body needs. */
import type { StoryPart } from '../story/story.ts';

/** Matches the HTML that `seldom.css` styles. Text cannot match, because its `<` is escaped. */
const SELDOM = /<(?:pre|code|sup|em|hr)\b|<\w[^<>]* class="(?:[^"]* )?(?:task-box\b|contains-task-list\b|footnotes\b|align-)/;

/** Returns whether a body has something that `seldom.css` styles. */
export const hasSeldom = (parts: readonly StoryPart[]): boolean => parts.some(isSeldom);

function isSeldom(part: StoryPart): boolean {
  switch (part.kind) {
    case 'html':
      return SELDOM.test(part.html);
    case 'Figure':
      return false;
    case 'Outcomes':
      return part.items.some((item) => item.isLong);
    case 'Milestones':
      return part.items.some((item) => hasSeldom(item.body));
    case 'Practice':
    case 'Quote':
    case 'Question':
      return hasSeldom(part.body);
    case 'Gallery':
    case 'Audio':
    case 'Video':
    case 'Note':
    case 'Internal':
      return true;
  }
}
