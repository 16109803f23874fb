/** The command was called in a way that it does not take: exit status 2 and one line. */
export class MisuseError extends Error {}

/** The options were asked for with `--help`: exit status 0 and the message on standard output. */
export class HelpRequest extends Error {}
