/** What is wrong with a web address (`http:`, `https:`) that browsers would mend in silence, or servers and readers misread. */

export type WebFault =
  /** `https:a.cn`, `http:/\a.cn`: a browser goes to a host that readers do not see. */
  | 'slashes'
  /** `https://user:secret@a.cn`. */
  | 'credentials'
  /** A name that no host can have, or a port that there is not. */
  | 'host';

/** A label of a host's name (RFC 1123), with the underscore that some hosts have all the same. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Whether a host's name, as the URL standard writes it, is an address or consists of labels. */
function isHost(hostname: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/.test(hostname)) return true;
  const name = hostname.replace(/\.$/, '');
  return name.length <= 253 && name.split('.').every((label) => LABEL.test(label));
}

/** Returns the fault of an address that begins with `http:` or `https:`; undefined for a sound one, and for any other. */
export function webFault(url: string): WebFault | undefined {
  if (!/^https?:/i.test(url)) return undefined;
  const [, authority] = /^https?:\/\/([^/?#\\]+)/i.exec(url) ?? [];
  if (authority === undefined) return 'slashes';
  if (authority.includes('@')) return 'credentials';
  if (/[\s\p{C}]/u.test(authority) || !URL.canParse(url) || !isHost(new URL(url).hostname)) return 'host';
  // What a browser takes for the end of the host, others take for a part of it: `https://a.cn\@b.cn`.
  return /^https?:\/\/[^/?#]*\\/i.test(url) ? 'host' : undefined;
}
