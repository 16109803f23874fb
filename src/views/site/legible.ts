/** Addresses as a page writes them: with Chinese letters as they are, which browsers encode by themselves. */

/** An address whose percent-encoded letters and digits are plain: a third as long, and often said beside it anyway. Other signs stay encoded. */
export const legible = (href: string): string =>
  href.replace(/(?:%[89A-F][0-9A-F])+/g, (coded) => decodeURIComponent(coded).replace(/[^\p{L}\p{N}]/gu, encodeURIComponent));
