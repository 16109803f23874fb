/** The YAML library as the contract has it: 1.2 core, told no one's log settings. */
import { Composer, type Document, type ParsedNode, Parser } from 'yaml';

const QUIET = {};
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  // Its own way of looking compares each key with each; reading them looks once.
  uniqueKeys: false,
  merge: false,
  keepSourceTokens: false,
  logLevel: 'silent',
  // They are told in other words; making them longer took longer than reading.
  prettyErrors: false,
} as const;

export type Documents = Document.Parsed<ParsedNode>[];

/** Of a text with more signs that go nowhere the rest is not read: a hostile one has millions, and each is an error to keep. */
const MOST_STRAYS = 100;

/**
 * The documents of a text, the second as the last of which anybody asks. None of a text that holds
 * nothing. Throws where the text nests too deep for the library.
 *
 * The library asks at every token whether the environment wants a log of it, and each such question is
 * a call into the system, which took a quarter of the time: while it parses, it asks a plain object. Its
 * errors are kept without the calls that led to them, which are always the same.
 */
export function parse(source: string): Documents {
  const { env } = process;
  const { stackTraceLimit } = Error;
  process.env = QUIET;
  Error.stackTraceLimit = 0;
  try {
    return [...documentsOf(source)] as Documents;
  } finally {
    process.env = env;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function* documentsOf(source: string): Generator<Document> {
  const composer = new Composer(OPTIONS);
  let [count, strays] = [0, 0];
  for (const token of new Parser().parse(source)) {
    if (token.type === 'error') strays += 1;
    for (const document of composer.next(token)) {
      count += 1;
      yield document;
    }
    if (count > 1 || strays > MOST_STRAYS) break;
  }
  // What was refused alone is a document too, so that it is not taken for nothing.
  if (count < 2) yield* composer.end(strays > 0, source.length);
}
