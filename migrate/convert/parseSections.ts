import type {Nodes, Root} from 'mdast'
import type {Extension} from 'micromark-util-types'

import {findSections} from './findSections.ts'
import {shareDefinitions, type Definitions} from './syntax/shareDefinitions.ts'

/** Parses one text, with one more extension of the syntax. */
export type Parse = (source: string, syntax: Extension) => Root

const NO_DEFINITIONS: Definitions = {links: [], footnotes: []}

/** A part of the text that is parsed by itself. */
interface Section {
  source: string
  tree: Root
  /** What it defines. */
  definitions: Definitions
}

/**
 * Parses a long text section by section, with the result of parsing it whole: micromark takes far more time and memory
 * for a long text than for all of its parts.
 *
 * @param source - Normalized Markdown, of which every construct that goes on after an empty line and an unindented one goes
 *   on to the end of the text when nothing closes it, as a fence does.
 * @param size - The least length of a section, in UTF-16 code units.
 */
export function parseSections(source: string, size: number, parse: Parse): Root {
  const sections = readSections(source, findSections(source, size), parse)
  const all: Definitions = {
    links: unique(sections.flatMap(({definitions}) => definitions.links)),
    footnotes: unique(sections.flatMap(({definitions}) => definitions.footnotes)),
  }
  const root: Root = {type: 'root', children: []}
  let offset = 0
  let line = 0
  for (const section of sections) {
    const tree = mayReferTo(section, all) ? parse(section.source, shareDefinitions(all).syntax) : section.tree
    shiftPositions(tree, line, offset)
    for (const child of tree.children) root.children.push(child)
    offset += section.source.length
    line += countLines(section.source)
    if (tree.position) root.position = {start: {line: 1, column: 1, offset: 0}, end: tree.position.end}
  }
  return root
}

/** Parses the sections between the given starts; those that turn out to be open at their end go on in the next one. */
function readSections(source: string, starts: readonly number[], parse: Parse): Section[] {
  const sections: Section[] = []
  let first = 0
  let count = 1
  while (first < starts.length) {
    const end = starts[first + count] ?? source.length
    const section = readSection(source.slice(starts[first], end), parse)
    if (end < source.length && isOpen(section)) {
      count *= 2
      continue
    }
    sections.push(section)
    first += count
    count = 1
  }
  return sections
}

function readSection(source: string, parse: Parse): Section {
  const shared = shareDefinitions(NO_DEFINITIONS)
  const tree = parse(source, shared.syntax)
  return {source, tree, definitions: shared.known()}
}

/** Whether something reaches over the empty lines at the end: it would go on in what follows. */
function isOpen({source, tree}: Section): boolean {
  const end = tree.children.at(-1)?.position?.end.offset ?? 0
  return end > source.length - (/[ \t\n]*$/.exec(source)?.[0].length ?? 0)
}

/** Whether a section may refer to something that is defined only in others. */
function mayReferTo({source, definitions}: Section, all: Definitions): boolean {
  const isComplete =
    definitions.links.length === all.links.length && definitions.footnotes.length === all.footnotes.length
  return !isComplete && source.includes('[')
}

/** Makes positions in a section positions in the whole text. Without recursion: the tree may be deeper than the stack. */
function shiftPositions(tree: Root, lines: number, offset: number): void {
  if (offset === 0) return
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.position) {
      for (const point of [node.position.start, node.position.end]) {
        point.line += lines
        if (point.offset !== undefined) point.offset += offset
      }
    }
    if ('children' in node) for (const child of node.children) open.push(child)
  }
}

function countLines(source: string): number {
  let count = 0
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1)) count++
  return count
}

function unique(labels: readonly string[]): string[] {
  return [...new Set(labels)]
}
