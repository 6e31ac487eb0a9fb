import type {Position} from './createPlacer.ts'
import type {HtmlElement} from './htmlElement.ts'

/** Where that stands which is between the two tags of an element; undefined for an element that a plugin made up. */
export function betweenTags({open, close}: HtmlElement): Position | undefined {
  const [start, end] = [open.position?.end, close.position?.start]
  return start && end && {start, end}
}
