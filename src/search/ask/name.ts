export interface Name {
  units: readonly string[];
  bare: string;
  /** Of each unit the readings, the one meant first; of a word or a number itself. */
  sounds: readonly (readonly string[])[];
  /** All letters of all readings (`lettersIn`). */
  alphabet: number;
}
