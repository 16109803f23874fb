/** What the readers of recordings and films have in common. */

/** Why a recording cannot be published. */
export type RecordingFault =
  /** Its bytes are not of this kind at all. */
  | 'foreign'
  /** It ends before it should. */
  | 'truncated'
  /** It is of this kind, and its parts do not fit together. */
  | 'damaged'
  /** There is nothing in it to hear or see. */
  | 'empty'
  /** A film under the name of a recording. */
  | 'film'
  /** Encoded in a way that no browser plays. */
  | 'codec'
  /** Its tables are too long to be read in time. */
  | 'long';

export interface RecordingFacts {
  /** Seconds, to the millisecond. */
  duration?: number;
  width?: number;
  height?: number;
}

/** A recording's bytes without anything but the recording; `fault` where there is none. */
export type CleanRecording = ({ bytes: Buffer } & RecordingFacts) | { fault: RecordingFault };

/** A change in place, so that nothing that counts bytes in the file must be corrected. */
export type Patch = { offset: number; bytes: Buffer } | { offset: number; zeros: number };

/** What to overwrite in a copy of a film so that only the film is left; the length stays. */
export type FilmPlan = ({ patches: Patch[] } & RecordingFacts) | { fault: RecordingFault };

/** Seconds to the millisecond; undefined for what is no length of time. */
export function seconds(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 && value < 1e7 ? Math.round(value * 1000) / 1000 : undefined;
}
