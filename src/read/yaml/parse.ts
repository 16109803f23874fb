/** Calls the YAML library with YAML 1.2 and the core schema. */
import { Composer, type Document, type ParsedNode, Parser } from 'yaml';

const QUIET = {};
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  // The library compares each key with each other one. `plain` in `index.ts` finds duplicates in linear time.
  uniqueKeys: false,
  merge: false,
  keepSourceTokens: false,
  logLevel: 'silent',
  // Messages are not shown, and building them took longer than parsing.
  prettyErrors: false,
} as const;

export type Documents = Document.Parsed<ParsedNode>[];

/** Error tokens after which parsing stops: a hostile text has millions, and each would be kept. */
const MOST_STRAYS = 100;

/**
 * Returns the documents of a text, at most two, and none for an empty text. Throws if the text nests too
 * deep for the library.
 *
 * The library reads `process.env.LOG_TOKENS` at every token, which took a quarter of the time. While it parses,
 * `process.env` is a plain object. Its errors are created without stack traces, which are all the same.
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
  // A text of error tokens only must not be taken for an empty one.
  if (count < 2) yield* composer.end(strays > 0, source.length);
}
