import {VOID_ELEMENTS} from '../../../../src/html/parseTag.ts'
import type {JsxTag} from './jsxTag.ts'

/**
 * Knows which elements of JSX are open and whether their opening tag is kept as source: then their closing tag has to be
 * too. Each name by itself, so that a tag without a partner costs no more than one with it.
 */
export interface OpenElements {
  /**
   * Takes the next tag.
   *
   * @param isSource - Whether the tag itself cannot be HTML.
   * @returns Whether it is kept as source.
   */
  take(tag: JsxTag, isSource: boolean): boolean
}

/** Makes the open elements at the start of an article: none. */
export function createOpenElements(): OpenElements {
  const open = new Map<string, boolean[]>()
  return {
    take({name, kind}, isSource) {
      if (kind === 'close') return open.get(name)?.pop() ?? isSource
      if (kind === 'empty' || VOID_ELEMENTS.has(name)) return isSource
      const siblings = open.get(name)
      if (siblings) siblings.push(isSource)
      else open.set(name, [isSource])
      return isSource
    },
  }
}
