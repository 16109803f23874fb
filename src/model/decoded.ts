/** Undoes percent-encoding. What is not encoded rightly, as people type it, stays as it is. */

const attempted = (decode: (text: string) => string, text: string): string => {
  try {
    return decode(text);
  } catch {
    return text;
  }
};

/** Of a part of an address. */
export const decoded = (text: string): string => attempted(decodeURIComponent, text);

/** Of a whole address: what parts it, such as `%2F`, stays encoded. */
export const decodedAddress = (url: string): string => attempted(decodeURI, url);
