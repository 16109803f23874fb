export interface Name {
  units: readonly string[];
  folded: string;
  /** The readings of each unit, the one used in this name first. A word or a number is its own reading. */
  sounds: readonly (readonly string[])[];
  /** The letters of all readings, as a bit mask (see `lettersIn`). */
  alphabet: number;
}
