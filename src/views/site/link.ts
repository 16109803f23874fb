export interface Link {
  text: string;
  href: string;
}

export interface Crumb {
  text: string;
  href?: string;
}
