import type {PortableTextListItemComponent, PortableTextTypeComponent} from '@portabletext/to-html'
import type {TypedObject} from '@portabletext/types'

import {BLOCK_OBJECT, INLINE_OBJECT} from '../../../schemas/names.ts'
import type {Checkbox, List, ListItem} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes} from '../escape.ts'
import {listOf} from '../fieldValues.ts'
import {isTyped} from '../isTyped.ts'
import type {PortableTextInput, Queried} from '../types.ts'

const TASK_CLASS = 'task-list-item'

/** An item of a flat list. */
export const listItem: PortableTextListItemComponent = ({children = '', value}) =>
  `<li${attributes({class: beginsWithCheckbox(value.children) ? TASK_CLASS : undefined})}>${children}</li>`

/** The nested list and the box of a task. Flat lists need no component of ours but {@link listItem}. */
export function lists(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const list: PortableTextTypeComponent<Queried<List>> = ({value}) => {
    const tag = value.kind === 'number' ? 'ol' : 'ul'
    const start = tag === 'ol' && value.start !== 1 ? value.start : undefined
    const isLoose = value.loose === true
    const items = listOf(value.items)
      .filter(isTyped)
      .map((item) => renderItem(context, item, isLoose))
    return `<${tag}${attributes({start})}>${items.join('')}</${tag}>`
  }
  const checkbox: PortableTextTypeComponent<Queried<Checkbox>> = ({value}) => checkboxElement(value.checked === true)
  return {[BLOCK_OBJECT.list]: list, [INLINE_OBJECT.checkbox]: checkbox}
}

/** Paragraphs are marked as such in a loose list, and where two of them would else become one text. */
function renderItem(context: RenderContext, {checked, content}: Queried<ListItem>, isLoose: boolean): string {
  const isTask = typeof checked === 'boolean'
  const blocks = isTask ? withCheckbox(content, checked) : listOf(content)
  const wouldJoin = blocks.some((block, index) => isParagraph(block) && isParagraph(blocks[index + 1]))
  const children = isLoose || wouldJoin ? context.renderBlocks(blocks) : context.renderInline(blocks)
  return `<li${attributes({class: isTask ? TASK_CLASS : undefined})}>${children}</li>`
}

/** Puts the box first in the item's first text, as a flat task stores it; before everything where there is no text. */
function withCheckbox(content: PortableTextInput, checked: boolean): TypedObject[] {
  const checkbox = {_type: INLINE_OBJECT.checkbox, checked}
  const [first, ...rest] = listOf(content).filter(isTyped)
  if (first && Array.isArray(first['children'])) {
    const marked: TypedObject & Record<string, unknown> = {...first, children: [checkbox, ...first['children']]}
    return [marked, ...rest]
  }
  return [checkbox, ...(first ? [first] : []), ...rest]
}

function checkboxElement(checked: boolean): string {
  return `<input type="checkbox"${attributes({checked})} disabled> `
}

function isParagraph(block: TypedObject | null | undefined): boolean {
  return (
    isTyped(block) &&
    Array.isArray(block['children']) &&
    (block['style'] ?? 'normal') === 'normal' &&
    !block['listItem']
  )
}

/** Empty spans do not count: the editor puts one before an object that stands first. */
function beginsWithCheckbox(children: readonly TypedObject[]): boolean {
  const first = children.filter(isTyped).find((child) => child['text'] !== '')
  return first?._type === INLINE_OBJECT.checkbox
}
