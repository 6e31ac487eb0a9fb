import type {Construct, Extension} from 'micromark-util-types'

import {readDocument} from './readDocument.ts'

/**
 * Lets micromark read the containers of a text in time that grows with the text. It goes back through all that it read of a
 * paragraph or a block for every line without the marks of its containers, and through the whole text for every such line that
 * ends them, since it makes the list of all events anew.
 *
 * The part of micromark that does this can not be replaced, but it asks which containers begin a text. The construct that is
 * asked first reads all of the text then, by the same rules, and never answers.
 *
 * @param source - The text; the extension is for that alone. It has to be the last one.
 */
export function linearDocument(source: string): Extension {
  let isAsked = false
  const construct: Construct = {
    partial: true,
    tokenize(effects, _ok, nok) {
      if (isAsked) return nok
      isAsked = true
      return readDocument(this, effects)
    },
  }
  const first = source.trimStart().charCodeAt(0)
  // What may begin anywhere is asked after what begins with a certain character.
  return {document: {null: construct, ...(Number.isNaN(first) ? {} : {[first]: construct})}}
}
