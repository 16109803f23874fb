/** The page of a bundle that tries out the machine before a meeting. */
import { HELP } from '../../wording/ui-help.ts';
import { MACHINE } from '../../wording/ui-machine.ts';
import type { Context } from './context.ts';
import { type Frame, frame } from './frame.ts';

export interface MachinePage {
  frame: Frame;
  title: string;
  lead: string;
}

export function machineView(context: Context): MachinePage {
  const { address } = context;
  return {
    frame: frame(context, {
      title: MACHINE.title,
      description: MACHINE.lead,
      address: address.machine,
      place: 'help',
      noindex: true,
      crumbs: [{ text: HELP.title, href: address.help }, { text: MACHINE.title }],
      scripts: ['machine'],
    }),
    title: MACHINE.title,
    lead: MACHINE.lead,
  };
}
