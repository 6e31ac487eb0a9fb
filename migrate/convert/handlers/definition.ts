import type {DraftBlock} from '../drafts.ts'

/** A link definition shows nothing; references take from it what they need. */
export function definition(): DraftBlock[] {
  return []
}
