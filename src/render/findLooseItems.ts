import type {TypedObject} from '@portabletext/types'

type Item = TypedObject & {listItem?: unknown; level?: unknown; loose?: unknown}

/** A flat list that later blocks may still belong to. */
interface OpenList {
  kind: unknown
  level: number
  items: Item[]
}

/**
 * Finds the items of loose lists among flat blocks. As in Markdown, one loose item makes its list loose: so an item that
 * was added in the editor, which does not know of this, looks like the others.
 *
 * @param blocks - the members of one array
 */
export function findLooseItems(blocks: readonly TypedObject[]): ReadonlySet<TypedObject> {
  const loose = new Set<TypedObject>()
  const open: OpenList[] = []
  const closeTo = (level: number, kind?: unknown) => {
    for (let last = open.at(-1); last; last = open.at(-1)) {
      if (last.level < level || (last.level === level && last.kind === kind)) return
      if (last.items.some((item) => item.loose === true)) for (const item of last.items) loose.add(item)
      open.pop()
    }
  }
  for (const block of blocks as readonly Item[]) {
    if (typeof block.listItem !== 'string') {
      closeTo(0)
      continue
    }
    const level = typeof block.level === 'number' ? block.level : 1
    closeTo(level, block.listItem)
    const list = open.at(-1)
    if (list?.level === level) list.items.push(block)
    else open.push({kind: block.listItem, level, items: [block]})
  }
  closeTo(0)
  return loose
}
