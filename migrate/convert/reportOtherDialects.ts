import type {Nodes} from 'mdast'

import type {Dialect} from './dialects.ts'
import {excerpt} from './excerpt.ts'
import {partOf} from './partOf.ts'
import type {State} from './state.ts'

/** What hardly any article holds outside of code that is not written in a dialect. Each looks at a character once. */
const SIGNS: readonly (readonly [Dialect, RegExp])[] = [
  ['hugo', /\{\{[<%](?:\s*\/)?\s*\w[^{}\n]*\}\}/],
  ['liquid', /(?<!\{)\{%-?\s*\w[^{}\n]*%\}|\{\{-?\s*(?:site|page)\.\w[^{}\n]*\}\}/],
  ['obsidian', /(?<!\\)!?\[\[(?!_?toc_?\])(?=[^[\]\n]*[a-z])[^[\]\n]+\]\]/i],
  ['mkdocs', /^(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w-]*(?:[ \t]+"[^\n]*")?[ \t]*$/m],
  ['mdx', /^import\s[^\n]*\sfrom\s+["'][^"'\n]+["']/m],
]

/** How much of what was found the message repeats, in UTF-16 code units. */
const SHOWN = 40

/** The signs of other dialects that a text has anywhere, code included; to be looked for among its words. */
export function findSigns(source: string): Map<Dialect, RegExp> {
  return new Map(SIGNS.filter(([, sign]) => sign.test(source)))
}

/**
 * Says of an article that was read in the plain dialect that it looks like one of another: once for each, where it first
 * does. The dialect stays a setting; but who forgot it is to know.
 *
 * @param nodes - The article, or a part of it.
 * @param signs - What to look for; what is found is taken out.
 */
export function reportOtherDialects(state: State, nodes: readonly Nodes[], signs: Map<Dialect, RegExp>): void {
  for (const [dialect, sign] of signs) {
    const found = findAmongWords(state, nodes, sign)
    if (!found) continue
    signs.delete(dialect)
    state.report(
      'convert/other-dialect',
      found,
      `Found \`${excerpt(state.sourceOf(found), SHOWN)}\`, which is text here and means something in the dialect ${dialect}: convert the article with that if it is written for it.`,
    )
  }
}

/** The first place among words where something stands; code has none. */
function findAmongWords(state: State, nodes: readonly Nodes[], sign: RegExp): Nodes | undefined {
  const open: Nodes[] = nodes.toReversed()
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') {
      const match = sign.exec(state.sourceOf(node))
      if (match) return partOf(state, node, match.index, match[0].length)
    }
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child)
  }
  return undefined
}
