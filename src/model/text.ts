/** Normalises texts for comparison. */

/** Applies Unicode NFKC, collapses white space and trims. */
export const normaliseText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** Applies Unicode NFKC and takes all white space out. */
export const withoutBlanks = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
