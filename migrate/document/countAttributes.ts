/** The attributes below one path. */
interface Branch {
  /** The types of value it has, one bit each. */
  types: number
  members: Map<string, Branch>
  /** What the items of its arrays have. */
  items?: Branch
}

/**
 * Counts the attributes of a document as the Content Lake does: a path with a type of value, the items of an array under
 * one path, so that `{tags: ['a', 'b']}` has two. No path is spelled out: an article has some thousand values.
 */
export function countAttributes(document: object): number {
  let count = 0
  addMembers(document, createBranch())
  return count

  function add(value: unknown, branch: Branch): void {
    const type = typeOf(value)
    if ((branch.types & type) === 0) {
      branch.types |= type
      count++
    }
    if (type === TYPE.array) {
      branch.items ??= createBranch()
      for (const item of value as unknown[]) add(item, branch.items)
    } else if (type === TYPE.object) addMembers(value as object, branch)
  }

  function addMembers(value: object, branch: Branch): void {
    for (const name in value) add((value as Record<string, unknown>)[name], branchOf(branch, name))
  }
}

function createBranch(): Branch {
  return {types: 0, members: new Map()}
}

function branchOf({members}: Branch, name: string): Branch {
  const known = members.get(name)
  if (known) return known
  const branch = createBranch()
  members.set(name, branch)
  return branch
}

const TYPE = {null: 1, array: 2, integer: 4, float: 8, string: 16, boolean: 32, object: 64, undefined: 128} as const

function typeOf(value: unknown): number {
  if (value === null) return TYPE.null
  if (Array.isArray(value)) return TYPE.array
  const type = typeof value
  if (type === 'number') return Number.isInteger(value) ? TYPE.integer : TYPE.float
  return TYPE[type as 'string' | 'boolean' | 'object' | 'undefined']
}
