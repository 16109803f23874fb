/** Reads a list of organizations into plain data, which depends on its text alone and so can be kept. */
import type { Organization } from '../schema/organization.ts';
import { organizationSchema } from '../schema/organization.ts';
import * as say from '../wording/read.ts';
import type { BodyProblem } from './body/index.ts';
import { controlsIn } from './controls.ts';
import { controlProblems, readData, typedIn, validated } from './reading.ts';

export interface KeptList {
  /** Whether the list cannot be read as a whole: then no id can be called unknown. */
  isUnreadable: boolean;
  problems: BodyProblem[];
  items: { data: Partial<Organization>; moved: [string, number[]][]; problems: BodyProblem[] }[];
}

/** `text` is undefined if the file could not be decoded. */
export function readList(text: string | undefined): KeptList {
  const yaml = text === undefined ? undefined : readData(text, 0, text.length);
  const problems = [...controlProblems(controlsIn(text ?? '')), ...(yaml?.problems ?? [])];
  const isUnreadable = yaml?.readable !== true || yaml.isOpen;
  if (yaml?.readable !== true || yaml.data === undefined || yaml.data === null) return { isUnreadable, problems, items: [] };
  const { data, places, lost } = yaml;
  if (!Array.isArray(data)) {
    const fault: BodyProblem = { code: 'schema/type', severity: 'error', ...places.valueAt([]), ...say.NOT_A_LIST };
    return { isUnreadable: true, problems: [...problems, fault], items: [] };
  }
  const items = data.map((item: unknown, index) => {
    // An item that could not be read must not be reported as missing.
    const { data: valid, moved, told } = validated(organizationSchema, item ?? (lost.has(index) ? {} : 'null'), yaml, [index]);
    // An id that is none still names the organization for those that refer to it.
    const written = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
    if (valid.id === undefined && (typeof written === 'string' || typeof written === 'number')) valid.id = String(written);
    return { data: valid, moved: [...moved], problems: told };
  });
  return { isUnreadable, problems: [...problems, ...typedIn(text as string, 0, (text as string).length)], items };
}
