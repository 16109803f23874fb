/**
 * The notes in braces that a new entry comes with: set apart, since they reach no page, and taken as a whole by a click,
 * so that what somebody types stands in their place and not within them.
 */
import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const HINT = /\{\/\*.*?\*\/\}/g;
const matcher = new MatchDecorator({ regexp: HINT, decoration: Decoration.mark({ class: 'cm-hint' }) });

class Hints {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = matcher.createDeco(view);
  }

  update(update: ViewUpdate): void {
    this.decorations = matcher.updateDeco(update, this.decorations);
  }
}

export const hints = ViewPlugin.fromClass(Hints, {
  decorations: ({ decorations }) => decorations,
  eventHandlers: {
    click(_, view) {
      const { main } = view.state.selection;
      const line = view.state.doc.lineAt(main.head);
      for (const { 0: text, index } of line.text.matchAll(HINT)) {
        const [from, to] = [line.from + index, line.from + index + text.length];
        if (main.empty && main.head > from && main.head < to) view.dispatch({ selection: { anchor: from, head: to } });
      }
    },
  },
});
