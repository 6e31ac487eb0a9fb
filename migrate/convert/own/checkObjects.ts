/**
 * The edge where objects of the user become objects of the converter.
 *
 * @module
 */
import type {DraftBlock, DraftInlineObject} from '../drafts.ts'
import {describeValue, toJsonValue, ValueError} from './toJsonValue.ts'

/**
 * Checks what a handler between paragraphs returned.
 *
 * @param result - Anything but undefined.
 * @param made - Blocks that the converter itself made.
 * @throws ValueError saying what is wrong with it.
 */
export function checkBlocks(result: unknown, made: WeakSet<object>): DraftBlock[] {
  const items: readonly unknown[] = Array.isArray(result) ? result : [result]
  return items.map((item) => checkObject(item, made, 'block') as DraftBlock)
}

/** Checks an object that a handler among words returned. Throws a ValueError as {@link checkBlocks} does. */
export function checkInlineObject(item: unknown): DraftInlineObject {
  const object = checkObject(item, new WeakSet(), 'object')
  if (object._type === 'block' || object._type === 'span') {
    throw new ValueError(`an object of type ${object._type} cannot stand among words: use words() for text`)
  }
  if ('marks' in object) {
    throw new ValueError('`marks` of an object among words is made by the converter: leave it out')
  }
  return object as DraftInlineObject
}

/** Its type is the user's, and stands for one of ours from here on: nothing inside the converter looks into such a type. */
function checkObject(item: unknown, made: WeakSet<object>, what: string): {_type: string} {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new ValueError(
      `it returned ${describeValue(item)} where ${what === 'block' ? 'a block' : `an ${what}`} is expected`,
    )
  }
  const object = toJsonValue(item, made) as Record<string, unknown>
  const {_type} = object
  if (typeof _type !== 'string' || _type === '') {
    throw new ValueError(
      `it returned an object whose \`_type\` is ${describeValue(_type)}; a text is expected, the name of a type in your schema`,
    )
  }
  if (_type === 'block' && !isTextBlock(object)) {
    throw new ValueError('it returned a text block without `children` or `markDefs`: make text blocks with textBlock()')
  }
  return object as {_type: string}
}

function isTextBlock({children, markDefs}: Record<string, unknown>): boolean {
  return Array.isArray(markDefs) && Array.isArray(children) && children.length > 0 && children.every(isChild)
}

function isChild(child: unknown): boolean {
  if (typeof child !== 'object' || child === null || !('_type' in child)) return false
  return (
    child._type !== 'span' ||
    ('text' in child && typeof child.text === 'string' && 'marks' in child && Array.isArray(child.marks))
  )
}
