/** The YAML library as the contract has it: 1.2 core, told no one's log settings. */
import { type Document, type ParsedNode, parseAllDocuments } from 'yaml';

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
} as const;

export type Documents = Document.Parsed<ParsedNode>[];

/**
 * The library asks at every token whether the environment wants a log of it, and each such question is
 * a call into the system, which took a quarter of the time: while it parses, it asks a plain object.
 * None of a text that holds nothing. Throws where the text nests too deep for it.
 */
export function parse(source: string): Documents {
  const { env } = process;
  process.env = QUIET;
  try {
    const documents = parseAllDocuments(source, OPTIONS);
    return Array.isArray(documents) ? (documents as Documents) : [];
  } finally {
    process.env = env;
  }
}
