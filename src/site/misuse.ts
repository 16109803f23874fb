/** The command was called in a way that it does not take: exit status 2 and one line. */
export class MisuseError extends Error {}
