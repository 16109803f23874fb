/**
 * `npm run schemas`: writes what VS Code uses to complete, explain and check while an editor types. JSON Schemas for YAML
 * go to `.vscode/schemas`, which `.vscode/settings.json` refers to. The same for frontmatter, with a list of the existing
 * files, goes to `.astro/collections`, where Astro's extension looks; it is not committed. `--content DIR` of another
 * repository writes everything there. `--check` writes nothing and exits with 1 if a schema is not current.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../src/project.ts';
import { classify } from '../src/read/directory.ts';
import { walk } from '../src/read/walk.ts';
import { readOptions } from '../src/site/options.ts';
import { fileSchemas } from '../src/views/help/editorSchemas.ts';
import { schemasCurrent, schemasStale, schemasWritten } from '../src/wording/commands.ts';
import { run } from './run.ts';

/** Files that a folder needs besides the schemas. Existing ones are left unchanged. */
const SETTINGS = ['settings.json', 'extensions.json'];

await run(async (args) => {
  const { content } = readOptions(
    args.filter((arg) => arg !== '--check'),
    ['content'],
  );
  const schemas = fileSchemas().map(({ name, isFrontmatter, schema }) => ({ name, isFrontmatter, text: `${JSON.stringify(schema, null, 2)}\n` }));
  const absolute = path.resolve(content);
  const workspace = absolute.startsWith(PROJECT + path.sep) ? PROJECT : absolute;
  const folder = path.join(workspace, '.vscode', 'schemas');

  const wanted = new Map(schemas.map(({ name, text }) => [`${name}.json`, text]));
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const stale = [...new Set([...wanted.keys(), ...present])].filter(
    (file) => !present.includes(file) || readFileSync(path.join(folder, file), 'utf8') !== wanted.get(file),
  );
  if (args.includes('--check')) {
    process.stdout.write(`${stale.length === 0 ? schemasCurrent : schemasStale(stale)}\n`);
    return stale.length === 0 ? 0 : 1;
  }

  mkdirSync(folder, { recursive: true });
  for (const file of stale) {
    const text = wanted.get(file);
    if (text === undefined) rmSync(path.join(folder, file));
    else writeFileSync(path.join(folder, file), text);
  }
  for (const file of SETTINGS) {
    const target = path.join(workspace, '.vscode', file);
    if (!existsSync(target)) copyFileSync(path.join(PROJECT, '.vscode', file), target);
  }

  const collections = path.join(workspace, '.astro', 'collections');
  mkdirSync(collections, { recursive: true });
  const kinds = schemas.filter(({ isFrontmatter }) => isFrontmatter);
  for (const { name, text } of kinds) writeFileSync(path.join(collections, `${name}.schema.json`), text);
  const { entries } = classify(walk(absolute));
  const manifest = {
    collections: kinds.map(({ name }) => ({ name, hasSchema: true })),
    // Astro's extension looks up a file by its decoded URL in lower case.
    entries: Object.fromEntries(
      entries.map((entry) => [decodeURIComponent(pathToFileURL(path.join(absolute, entry.file)).href).toLowerCase(), entry.kind]),
    ),
  };
  writeFileSync(path.join(collections, 'collections.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  process.stdout.write(`${schemasWritten(path.relative('.', folder), entries.length)}\n`);
  return 0;
});
