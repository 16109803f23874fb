/** Asks the command. Every request carries the token that this page was given. */
import { EDIT } from '../../wording/edit.ts';

const token = document.querySelector<HTMLMetaElement>('meta[name="edit-token"]')?.content ?? '';

/** A request that was refused; its message is for the editor. */
export class Refused extends Error {}

async function send(path: string, body: BodyInit, type: string): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(`api/${path}`, { method: 'POST', body, headers: { 'Content-Type': type, 'X-Edit-Token': token } });
  } catch {
    throw new Refused(EDIT.lost);
  }
  const said = (await answer.json().catch(() => ({ fault: EDIT.lost }))) as { fault?: string };
  if (!answer.ok) throw new Refused(said.fault ?? EDIT.lost);
  return said;
}

export const ask = async <Answer>(what: string, question: object = {}): Promise<Answer> =>
  (await send(what, JSON.stringify(question), 'application/json')) as Answer;

/** Sends a picture; gives the name that it has from now on. */
export const sendPicture = async (file: string, picture: Blob, name: string): Promise<string> =>
  ((await send(`picture?${new URLSearchParams({ file, name })}`, picture, 'application/octet-stream')) as { name: string }).name;
