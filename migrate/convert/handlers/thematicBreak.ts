import type {DraftBlock} from '../drafts.ts'

/** A thematic break is a divider. */
export function thematicBreak(): DraftBlock[] {
  return [{_type: 'divider'}]
}
