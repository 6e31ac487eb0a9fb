import type {Paragraph, Parents} from 'mdast'
import type {Options} from 'remark-stringify'

import {readsDefinitions} from '../convert/definitionLists.ts'
import type {Dialect} from '../convert/dialects.ts'
import {startsHtml} from '../convert/html/htmlBlocks.ts'
import {EDGE} from './edge.ts'
import {standsAlone} from './standsAlone.ts'

/** A hard break, as it is written, which would be part of the term. */
const BREAK_BEFORE_DEFINITION = /\\\n(?=:[ \t])/g

type Handle = NonNullable<NonNullable<Options['handlers']>['paragraph']>

/**
 * Makes what writes paragraphs in a dialect. There is always something on the first line that begins no block of HTML, or
 * none of MDX, and is no formula that would stand between paragraphs. A task item has its box in it, where an empty one would
 * not be seen as a box.
 */
export function createParagraph(dialect: Dialect): Handle {
  return (node: Paragraph, parent: Parents | undefined, state, info) => {
    const isItem = parent?.type === 'listItem'
    const isTask = isItem && typeof parent.checked === 'boolean' && parent.children[0] === node
    const box = isTask ? `[${parent.checked ? 'x' : ' '}] ` : ''
    const exit = state.enter('paragraph')
    const exitPhrasing = state.enter('phrasing')
    const tracker = state.createTracker(info)
    tracker.move(box)
    const words = state.containerPhrasing(node, {...info, ...tracker.current()})
    const text = readsDefinitions(dialect) ? words.replaceAll(BREAK_BEFORE_DEFINITION, '\n') : words
    exitPhrasing()
    exit()
    const isBlock = dialect === 'mdx' ? standsAlone(node, text, isItem) : startsHtml(text.split('\n', 1)[0] ?? '')
    const needsEdge = text === '' || (!isTask && (isBlock || isDisplayed(node, text)))
    return box + (needsEdge ? EDGE : '') + text
  }
}

/** Whether a formula by itself would be one between paragraphs. */
function isDisplayed({children}: Paragraph, text: string): boolean {
  return children.length === 1 && children[0]?.type === 'inlineMath' && text.startsWith('$$')
}
