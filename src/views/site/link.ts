export interface Link {
  text: string;
  href: string;
}

export interface Crumb {
  text: string;
  href?: string;
}

/** A line of the contents of a long page. */
export interface ContentsItem extends Link {
  /** Whether it lies below the one before. */
  isDeep?: boolean;
  /** Whether it is the page that is open. */
  isHere?: boolean;
}
