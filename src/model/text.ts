/** How texts are compared. */

/** NFKC, with runs of white space as one (contract, section 1). */
export const normaliseText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
