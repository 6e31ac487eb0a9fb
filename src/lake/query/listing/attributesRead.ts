import type {ExprNode} from 'groq-js'

import type {AttributePath} from '../catalog/outline.ts'

/** What `@`, `^`, `^.^` … stand for at one place of a query. */
interface Frame {
  /** Whether `@` is the document. */
  isDocument: boolean
  /** Whether `^`, `^.^` … are the document. */
  parents: readonly boolean[]
  /** Frames of `.` and `[]` over arrays do not count as parents of what is inside them. */
  isHidden: boolean
}

/** Functions that look at `@` without being given it. Of these, `references` looks at all of it. */
const READS_ID = new Set(['sanity::versionOf', 'sanity::partOfRelease'])

/** Reading more than this many attributes costs about as much as reading the document. */
const MAX_PATHS = 24

const ATTRIBUTE_NAME = /^[\w$-]+$/

/**
 * Finds which attributes of a document an expression can look at, where `@` is the document.
 *
 * @param isHidden - whether the expression stands right of a `.` or a projection's `{`, rather than in a filter
 * @returns the paths, none inside another; null where the expression may look at all of the document
 */
export function attributesRead(expression: ExprNode, isHidden = false): AttributePath[] | null {
  const paths = new Map<string, AttributePath>()
  const isKnown = collect(expression, {isDocument: true, parents: [], isHidden}, (path) => {
    paths.set(JSON.stringify(path), path)
  })
  if (!isKnown || paths.size > MAX_PATHS) return null
  const all = Array.from(paths.values())
  return all.filter(
    (path) => !all.some((other) => other.length < path.length && other.every((name, i) => name === path[i])),
  )
}

/** The path of an attribute of `@`, such as `slug.current`; null for any other expression. */
export function pathOf(node: ExprNode): AttributePath | null {
  if (node.type === 'Group') return pathOf(node.base)
  if (node.type !== 'AccessAttribute' || !ATTRIBUTE_NAME.test(node.name)) return null
  if (node.base === undefined || node.base.type === 'This') return [node.name]
  const base = pathOf(node.base)
  return base === null ? null : [...base, node.name]
}

/**
 * Whether an expression looks at what is around its `@`.
 *
 * @param depth - how many frames around it are its own
 */
export function readsOutside(node: ExprNode, depth: number): boolean {
  if (node.type === 'Parent') return node.n > depth
  return children(node).some(({child, nests}) => readsOutside(child, nests ? depth + 1 : depth))
}

function nest(frame: Frame, isDocument: boolean): Frame {
  return {isDocument, parents: frame.isHidden ? frame.parents : [frame.isDocument, ...frame.parents], isHidden: false}
}

/** Calls back for each path; false where the document as a whole may be looked at. */
function collect(node: ExprNode, frame: Frame, found: (path: AttributePath) => void): boolean {
  const all = (nodes: readonly ExprNode[], inside: Frame): boolean =>
    nodes.every((each) => collect(each, inside, found))
  switch (node.type) {
    case 'This':
      return !frame.isDocument
    case 'Parent':
      return frame.parents[node.n - 1] !== true
    case 'AccessAttribute':
      return collectAccess(node, frame, found)
    case 'Filter':
      return collect(node.base, frame, found) && collect(node.expr, nest(frame, false), found)
    case 'Projection': {
      const isOfDocument = node.base.type === 'This' && frame.isDocument
      return (isOfDocument || collect(node.base, frame, found)) && collect(node.expr, nest(frame, isOfDocument), found)
    }
    case 'Map':
    case 'FlatMap':
      return collect(node.base, frame, found) && collect(node.expr, {...nest(frame, false), isHidden: true}, found)
    case 'PipeFuncCall':
      return collect(node.base, frame, found) && all(node.args, nest(frame, false))
    case 'FuncCall': {
      const name = `${node.namespace}::${node.name}`
      if (frame.isDocument && name === 'global::references') return false
      if (frame.isDocument && READS_ID.has(name)) found(['_id'])
      return all(node.args, frame)
    }
    default:
      return all(
        children(node).map(({child}) => child),
        frame,
      )
  }
}

function collectAccess(
  node: ExprNode & {type: 'AccessAttribute'},
  frame: Frame,
  found: (path: AttributePath) => void,
): boolean {
  const names: string[] = []
  let root: ExprNode | undefined = node
  while (root !== undefined && root.type === 'AccessAttribute') {
    names.unshift(root.name)
    root = root.base
  }
  const isOfDocument =
    root === undefined || root.type === 'This'
      ? frame.isDocument
      : root.type === 'Parent' && frame.parents[root.n - 1] === true
  if (!isOfDocument) return root === undefined || root.type === 'This' || collect(root, frame, found)
  if (!names.every((name) => ATTRIBUTE_NAME.test(name))) return false
  found(names)
  return true
}

/** The nodes right below one, and whether they stand in a frame of their own. */
function children(node: ExprNode): {child: ExprNode; nests: boolean}[] {
  if (node.type === 'Value') return []
  const isFramed = node.type === 'Filter' || node.type === 'Projection' || node.type === 'PipeFuncCall'
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    [value]
      .flat()
      .flatMap((child: unknown) =>
        typeof child === 'object' && child !== null && 'type' in child
          ? [{child: child as ExprNode, nests: isFramed && key !== 'base'}]
          : [],
      ),
  )
}
