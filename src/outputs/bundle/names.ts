/** Whether files can be put on a stick and opened on Windows. */

/** The longest path inside a bundle: Windows takes 260 characters, of which the folder around it needs some. */
const LONGEST = 160;

/** Names that Windows keeps for devices, with any ending (Microsoft, Naming Files, Paths, and Namespaces). */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Windows refuses
const REFUSED = /[\u0000-\u001f<>:"\\|?*]|[. ]$/;

export type NameFault = 'name' | 'long' | 'twice';

/** Returns the paths that a stick (FAT32, exFAT) or Windows does not take, with what is wrong with them. */
export function unfitNames(paths: readonly string[]): { path: string; fault: NameFault }[] {
  const met = new Map<string, string>();
  return paths.flatMap((path) => {
    const parts = path.split('/');
    const faults: NameFault[] = [];
    if (parts.some((part) => REFUSED.test(part) || DEVICES.test(part))) faults.push('name');
    if (path.length > LONGEST) faults.push('long');
    // These file systems do not tell capital from small letters.
    for (let at = 1; at <= parts.length; at += 1) {
      const whole = parts.slice(0, at).join('/');
      const folded = whole.toUpperCase();
      if ((met.get(folded) ?? whole) !== whole && !faults.includes('twice')) faults.push('twice');
      else met.set(folded, whole);
    }
    return faults.map((fault) => ({ path, fault }));
  });
}
