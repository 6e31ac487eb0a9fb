/**
 * What a three-way merge decides.
 *
 * @module
 */

/** Whose version of a part of a document is meant: what the dataset holds, or what the source says. */
export type Side = 'theirs' | 'ours'

/** A field or block that source and editor both changed. */
interface Dispute {
  /** The part of the document, as a `Change` names it. */
  path: string
  /** What the dataset holds; undefined where an editor took it out. */
  theirs: unknown
  /** What the source says; undefined where it says nothing any more. */
  ours: unknown
}

/** Decides whose version is taken. */
export type Choose = (dispute: Dispute) => Side

/** A decided dispute. It stays open, as a conflict for a person, while the dataset's version stays. */
export interface Conflict extends Dispute {
  side: Side
}
