/** Types shared by the readers of recordings and films. */

/** Why a recording cannot be published. */
export type RecordingFault =
  /** Not this format. */
  | 'foreign'
  /** Cut off. */
  | 'truncated'
  /** This format, but inconsistent. */
  | 'damaged'
  /** Without sound and picture. */
  | 'empty'
  /** A film with the extension of a recording. */
  | 'film'
  /** A codec that no browser plays. */
  | 'codec'
  /** Tables too long to be read. */
  | 'long';

export interface RecordingFacts {
  /** Seconds, rounded to milliseconds. */
  duration?: number;
  width?: number;
  height?: number;
}

/** The bytes of a recording without metadata, or why it cannot be published. */
export type CleanRecording = ({ bytes: Buffer } & RecordingFacts) | { fault: RecordingFault };

/** Overwrites bytes in place, so that offsets in the file stay valid. */
export type Patch = { offset: number; bytes: Buffer } | { offset: number; zeros: number };

/** The patches that remove all metadata from a copy of a film, or why it cannot be published. */
export type FilmPlan = ({ patches: Patch[] } & RecordingFacts) | { fault: RecordingFault };

/** Rounds seconds to milliseconds. Returns undefined for an implausible duration. */
export function seconds(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 && value < 1e7 ? Math.round(value * 1000) / 1000 : undefined;
}
