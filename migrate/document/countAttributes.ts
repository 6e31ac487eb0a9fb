/** The attributes below one path. */
interface Branch {
  types: Set<string>
  members: Map<string, Branch>
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
    if (!branch.types.has(type)) {
      branch.types.add(type)
      count++
    }
    if (Array.isArray(value)) for (const item of value) add(item, branchOf(branch, '[]'))
    else if (typeof value === 'object' && value !== null) addMembers(value, branch)
  }

  function addMembers(value: object, branch: Branch): void {
    for (const [name, member] of Object.entries(value)) add(member, branchOf(branch, name))
  }
}

function createBranch(): Branch {
  return {types: new Set(), members: new Map()}
}

function branchOf({members}: Branch, name: string): Branch {
  const known = members.get(name)
  if (known) return known
  const branch = createBranch()
  members.set(name, branch)
  return branch
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return typeof value
}
