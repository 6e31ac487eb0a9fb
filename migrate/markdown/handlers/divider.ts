import type {RootContent} from 'mdast'

/** A divider is a thematic break. */
export function divider(): RootContent[] {
  return [{type: 'thematicBreak'}]
}
