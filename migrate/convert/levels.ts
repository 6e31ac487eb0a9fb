/**
 * How deep a document may nest. The Content Lake stores at most 20 attribute levels; a level is one step of an attribute
 * path as its statistics list them, so `body[].children[].text` has five (`body`, `[]`, `children`, `[]`, `text`).
 *
 * @module
 */

/** The deepest level the Content Lake stores. */
export const MAX_LEVELS = 20

/**
 * The deepest Markdown tree that is converted node by node: every recursion over it is safe on any engine's stack. It is
 * far above what anybody writes: 500 lists in each other.
 */
export const MAX_TREE_DEPTH = 1000

/** The same where functions of the user take part, which take more of the stack. */
export const MAX_OWN_TREE_DEPTH = 300

/**
 * How many handlers of the user may convert, one inside the other, what is inside their nodes. Blocks of their own fit less
 * often into each other; and one that throws away what it converted has it converted twice, at each depth.
 */
export const MAX_OWN_DEPTH = 10

/** Levels above the members of a body: `body[]`. */
export const BODY_LEVELS = 2

/** Levels a text block needs below itself: `markDefs[].reference._ref`. No object that holds no blocks needs more. */
const LEAF_LEVELS = 4

/** Levels between an object and the blocks it holds: `content[]`. */
export const CONTENT_LEVELS = 2

/** Levels between a list and the blocks its items hold: `items[].content[]`. */
export const LIST_LEVELS = 4

/** Levels between a table and the text blocks of its cells: `rows[].cells[].value[]`. */
export const TABLE_LEVELS = 6

/**
 * Whether blocks can stand `more` levels below a place.
 *
 * @param levels - Levels of the place itself: how deep the members of the current array are.
 * @param more - Levels the object in between adds.
 */
export function fitsLevels(levels: number, more: number): boolean {
  return levels + more + LEAF_LEVELS <= MAX_LEVELS
}
