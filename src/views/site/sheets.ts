/** Which stylesheets a body asks for. */
import type { StoryPart } from '../story/story.ts';

/** What `seldom.css` draws among the HTML of a body; words that look like it are escaped there. */
const SELDOM = /<(?:pre|code|sup)\b|<\w[^<>]* class="(?:[^"]* )?(?:task-box|contains-task-list|footnotes)\b/;

/** Whether a body has something that `seldom.css` draws. */
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
