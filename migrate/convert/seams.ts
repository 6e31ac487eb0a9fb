/**
 * What keeps neighbours apart that only look as if they shared a mark. Reading Markdown puts seams in, and writing it
 * takes them out again, so both go by what stands here.
 *
 * @module
 */
import type {Decorator} from '../../schemas/names.ts'

/** An empty comment shows nobody anything; as an object it stops the editor from joining the spans at its sides. */
export const SEAM = '<!---->'

/** Decorators that draw a box: of two side by side a reader sees two. */
export const BOXES: ReadonlySet<unknown> = new Set<Decorator>(['code', 'kbd', 'highlight'])
