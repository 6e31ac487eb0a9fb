import type {Nodes} from 'mdast'

import type {Block} from '../../src/portable-text/types.ts'
import type {Position} from '../types.ts'
import type {DraftBlock} from './drafts.ts'
import type {FlowHandler, Handlers} from './state.ts'

/** Watches one conversion to tell afterwards where its blocks come from. */
export interface PlaceWatch {
  /** The given handlers, watched. */
  handlers: Handlers
  /**
   * Where blocks, table cells, links and inline images stand in the file, by the `_key`s from the body down to them, joined
   * with dots. What a handler makes up has no place.
   *
   * @param drafts - All blocks of the body before they had keys.
   * @param blocks - The same with keys.
   */
  placesOf(drafts: readonly DraftBlock[], blocks: readonly Block[]): ReadonlyMap<string, Position>
}

/**
 * Watches what handlers make of which node. It changes nothing in what they make.
 *
 * @param handlers - The handlers of a conversion.
 * @param firstLine - Line number in the file of the first line of the Markdown.
 */
export function watchPlaces(handlers: Handlers, firstLine: number): PlaceWatch {
  const origins = new Map<unknown, Nodes>()

  const noteBlock = (block: DraftBlock, node: Nodes): void => {
    origins.set(block, node)
    if (block._type === 'block') {
      const images = block.children.filter(({_type}) => _type === 'inlineImage')
      notePairs(block.markDefs, nodesWithin(node, ['link', 'linkReference', 'wikiLink']))
      notePairs(images, nodesWithin(node, ['image', 'imageReference', 'wikiImage']))
    }
    if (block._type === 'table' && node.type === 'table') {
      for (const [index, {cells}] of block.rows.entries()) {
        for (const [column, {value}] of cells.entries()) {
          for (const content of value) noteBlock(content, node.children[index]?.children[column] ?? node)
        }
      }
    }
  }
  /** Only where each node surely made one of the objects: a link around nothing, say, makes none. */
  const notePairs = (objects: readonly unknown[], nodes: readonly Nodes[]): void => {
    if (objects.length === nodes.length) for (const [index, node] of nodes.entries()) origins.set(objects[index], node)
  }
  const watch =
    (handler: FlowHandler): FlowHandler =>
    (state, node, context) => {
      const moved = state.atEnd.length
      const blocks = handler(state, node, context)
      for (const block of state.atEnd.slice(moved)) {
        if (!origins.has(block)) noteBlock(block, node)
      }
      const own = blocks.filter((block) => !origins.has(block))
      const parts = own.every(({_type}) => _type === 'block') ? partsOf(node) : []
      for (const [index, block] of own.entries()) {
        noteBlock(block, (parts.length === own.length ? parts[index] : undefined) ?? node)
      }
      return blocks
    }

  return {
    handlers: {
      ...handlers,
      flow: Object.fromEntries(Object.entries(handlers.flow).map(([type, handler]) => [type, watch(handler)])),
    },
    placesOf(drafts, blocks) {
      const places = new Map<string, Position>()
      collect(drafts, blocks, [])
      return places

      function collect(draft: unknown, keyed: unknown, keys: readonly string[]): void {
        if (!isObject(draft) || !isObject(keyed)) return
        const own = typeof keyed['_key'] === 'string' ? [...keys, keyed['_key']] : keys
        const start = origins.get(draft)?.position?.start
        if (start) places.set(own.join('.'), {line: start.line + firstLine - 1, column: start.column})
        for (const [name, member] of Object.entries(draft)) collect(member, keyed[name], own)
      }
    },
  }
}

/** The nodes that a flat list or a flat quotation makes one text block each of. */
function partsOf(node: Nodes): Nodes[] {
  if (node.type === 'blockquote') return node.children
  if (node.type !== 'list') return []
  return node.children.flatMap((item) => [item, ...item.children.filter(isList).flatMap(partsOf)])
}

function isList(node: Nodes): boolean {
  return node.type === 'list'
}

/** Nodes of some types among the words of a node, in source order; lists inside an item have words of their own. */
function nodesWithin(node: Nodes, types: readonly Nodes['type'][]): Nodes[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child): Nodes[] => {
    if (isList(child)) return []
    const within = nodesWithin(child, types)
    return types.includes(child.type) ? [child, ...within] : within
  })
}

/** Arrays too: their indexes are names like any other. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
