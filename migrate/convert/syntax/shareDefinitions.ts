import type {Construct, Extension, ParseContext} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface ParseContext {
    /** Labels of the footnotes that are defined, as the footnote extension keeps them. */
    gfmFootnotes?: string[]
  }
}

/** Labels that are defined in a text, in the parser's own spelling. A reference is one only if its label is defined. */
export interface Definitions {
  links: readonly string[]
  footnotes: readonly string[]
}

/** None at all. */
export const NO_DEFINITIONS: Definitions = {links: [], footnotes: []}

/** One parse that knows definitions from elsewhere. */
export interface SharedDefinitions {
  /** To be loaded for that parse, and no other. */
  syntax: Extension
  /** After the parse: all definitions it knew, those of its own text among them. */
  known(): Definitions
}

/**
 * Lets the parse of a part of a text know what other parts define.
 *
 * @param others - Definitions of the other parts.
 */
export function shareDefinitions(others: Definitions): SharedDefinitions {
  let context: ParseContext | undefined
  const share: Construct = {
    name: 'shareDefinitions',
    tokenize(_effects, _ok, nok) {
      if (context === undefined) {
        context = this.parser
        context.gfmFootnotes ??= []
        // In place: other constructs hold these arrays already.
        for (const label of others.links) context.defined.push(label)
        for (const label of others.footnotes) context.gfmFootnotes.push(label)
      }
      return nok
    },
  }
  return {
    syntax: {document: {null: share}},
    // The parser keeps a label of links as often as it is defined.
    known: () => ({
      links: [...new Set(context?.defined ?? others.links)],
      footnotes: context?.gfmFootnotes ?? others.footnotes,
    }),
  }
}
