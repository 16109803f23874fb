/** Every entry of the example gets another name, one after another: the public site is the same but for its addresses. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RENAMED_KINDS, type RenamedKind } from '../../src/edit/renaming.ts';
import type { Model } from '../../src/model/model.ts';
import { PROJECT } from '../../src/project.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSite } from '../../src/site/read.ts';
import { renameEntry } from '../../src/site/rename.ts';
import { temporaryFolder } from '../support/assets.ts';
import { DAY, writeContent } from '../support/content.ts';

const idsIn = (model: Model): Record<RenamedKind, string[]> => ({
  brand: [...model.brands.keys()],
  organization: [...model.organizations.keys()],
  pairing: [...model.pairings.keys()],
  study: [...model.packs.keys()],
  // What lies in a folder goes with it.
  doc: [...model.documents.keys()].filter((id) => id !== '' && !id.includes('/')),
});

/** The public site of a content but its redirects, as text. */
function shown(model: Model): { text: string; redirects: readonly { from: string; to: string }[] } {
  const { redirects, ...site } = publish(model, { profile: 'public', logoColours: new Map() }).site;
  return { text: JSON.stringify(site), redirects };
}

test.each(RENAMED_KINDS)('each %s of the example', async (kind) => {
  const root = writeContent({});
  const cache = temporaryFolder();
  try {
    cpSync(path.join(PROJECT, 'content'), root, { recursive: true });
    // What was read once is not read again: a rename touches few files.
    const where = { root, asOf: DAY, cache };
    const before = await readSite(where);
    const ids = idsIn(before.model)[kind];
    expect(ids.length).toBeGreaterThan(5);
    for (const from of ids) {
      // It stands at the same place of every list.
      const answers = { from: [from], to: [`${from}-0`] };
      const { diagnostics } = await renameEntry(kind, where, { given: new Map(Object.entries(answers)) });
      expect(diagnostics, from).toEqual([]);
    }
    const after = await readSite(where);
    const [old, now] = [shown(before.model), shown(after.model)];
    const back = (text: string): string => ids.reduce((known, id) => known.replaceAll(`${id}-0`, id), text);
    expect(now.text).not.toBe(old.text);
    expect(back(now.text)).toBe(old.text);
    expect(after.diagnostics.map(({ code, message }) => `${code} ${back(message)}`).sort()).toEqual(
      before.diagnostics.map(({ code, message }) => `${code} ${message}`).sort(),
    );
    // Every address that there was leads on.
    for (const { from, to } of old.redirects) expect(now.redirects.map((one) => ({ from: one.from, to: back(one.to) }))).toContainEqual({ from, to });
    expect(now.redirects.length).toBeGreaterThan(old.redirects.length);
  } finally {
    rmSync(root, { recursive: true });
    rmSync(cache, { recursive: true });
  }
});
