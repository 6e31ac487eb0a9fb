/**
 * Values that a listing inside of a projection takes from around it, such as `^._id` in
 * `*[_type == "author"]{"posts": *[author._ref == ^._id]}`.
 *
 * groq-js lets no code of ours run for a node of a syntax tree, but it asks for each reference that it follows. So a listing
 * becomes a reference whose id says which listing it is and holds the values, written with GROQ's own functions.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

/** Starts the ids of references that stand for listings. No document has such an id. */
const MARK = '\u0000listing '
const BETWEEN_VALUES = '\u0001'
const BETWEEN_MEMBERS = '\u0002'

/** Conditions in which placeholders stand for values from outside. */
export interface Template {
  conditions: ExprNode[]
  /** The values, as expressions of the place where the listing stands. */
  values: ExprNode[]
}

/** Takes the values from outside out of conditions, as far as they are attributes or lists of attributes. */
export function toTemplate(conditions: readonly ExprNode[]): Template {
  const values: ExprNode[] = []
  const replace = (node: ExprNode): ExprNode => {
    const value = toOuterValue(node)
    if (value !== null) return placeholder(values.push(value) - 1)
    switch (node.type) {
      case 'Group':
      case 'Not':
        return {...node, base: replace(node.base)}
      case 'And':
      case 'Or':
      case 'OpCall':
        return {...node, left: replace(node.left), right: replace(node.right)} as ExprNode
      case 'FuncCall':
        return {...node, args: node.args.map(replace)}
      default:
        return node
    }
  }
  return {conditions: conditions.map(replace), values}
}

/** Puts values in the places of their placeholders. */
export function fillIn(node: ExprNode, values: readonly unknown[]): ExprNode {
  switch (node.type) {
    case 'Parameter': {
      const index = placeholderIndex(node.name)
      return index === null ? node : {type: 'Value', value: values[index]}
    }
    case 'Group':
    case 'Not':
      return {...node, base: fillIn(node.base, values)}
    case 'And':
    case 'Or':
    case 'OpCall':
      return {...node, left: fillIn(node.left, values), right: fillIn(node.right, values)} as ExprNode
    case 'FuncCall':
      return {...node, args: node.args.map((argument) => fillIn(argument, values))}
    default:
      return node
  }
}

/** A reference that stands for a listing and holds its values; it leads nowhere where a value cannot be written. */
export function toReference(listing: number, values: readonly ExprNode[]): ExprNode {
  const parts = values.flatMap((value, index) => [
    ...(index === 0 ? [] : [constant(BETWEEN_VALUES)]),
    call('global', 'coalesce', [writeText(value), writeNumber(value), writeOther(value), writeTexts(value)]),
  ])
  const id = parts.reduce<ExprNode>((left, right) => operate('+', left, right), constant(`${MARK}${listing} `))
  const object: ExprNode = {type: 'Object', attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: id}]}
  return {type: 'Deref', base: object}
}

/**
 * Reads what {@link toReference} wrote.
 *
 * @param count - how many values the listing has
 * @returns null for other references, and where a text has the signs that stand between values
 */
export function readReference(id: string): {listing: number; readValues: (count: number) => unknown[] | null} | null {
  if (!id.startsWith(MARK)) return null
  const end = id.indexOf(' ', MARK.length)
  return {
    listing: Number(id.slice(MARK.length, end)),
    readValues(count) {
      const written = count === 0 ? [] : id.slice(end + 1).split(BETWEEN_VALUES)
      const values = written.map(readValue)
      return values.length === count && !values.includes(UNREADABLE) ? values : null
    },
  }
}

const UNREADABLE = Symbol('unreadable')

function readValue(written: string): unknown {
  const rest = written.slice(1)
  switch (written[0]) {
    case 's':
      return rest
    case 'n':
      // A time plus nothing is no number either.
      return Number.isNaN(Number(rest)) ? UNREADABLE : Number(rest)
    case 'a': {
      const [count, ...others] = rest.split(' ')
      const members = count === '0' ? [] : others.join(' ').split(BETWEEN_MEMBERS)
      return String(members.length) === count ? members : UNREADABLE
    }
    default:
      return OTHERS.get(written) ?? (written === 'null' ? null : UNREADABLE)
  }
}

const OTHERS = new Map([
  ['true', true],
  ['false', false],
])

function writeText(value: ExprNode): ExprNode {
  return operate('+', constant('s'), value)
}

function writeNumber(value: ExprNode): ExprNode {
  return operate('+', constant('n'), call('global', 'string', [operate('+', value, constant(0))]))
}

function writeOther(value: ExprNode): ExprNode {
  const when = (
    wanted: unknown,
    written: string,
  ): {type: 'SelectAlternative'; condition: ExprNode; value: ExprNode} => ({
    type: 'SelectAlternative',
    condition: operate('==', value, constant(wanted)),
    value: constant(written),
  })
  return {type: 'Select', alternatives: [when(true, 'true'), when(false, 'false'), when(null, 'null')]}
}

/** An array of texts; any other array is null here. */
function writeTexts(value: ExprNode): ExprNode {
  const isText = operate('!=', call('string', 'lower', [{type: 'This'}]), constant(null))
  const texts = call('global', 'count', [{type: 'Filter', base: value, expr: isText}])
  const count = call('global', 'count', [value])
  const written = [
    constant('a'),
    call('global', 'string', [count]),
    constant(' '),
    call('array', 'join', [value, constant(BETWEEN_MEMBERS)]),
  ].reduce((left, right) => operate('+', left, right))
  const alternatives = [{type: 'SelectAlternative' as const, condition: operate('==', texts, count), value: written}]
  return {type: 'Select', alternatives}
}

function constant(value: unknown): ExprNode {
  return {type: 'Value', value}
}

function operate(op: '+' | '==' | '!=', left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op, left, right}
}

function call(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return {type: 'FuncCall', namespace, name, args} as ExprNode
}

function placeholder(index: number): ExprNode {
  return {type: 'Parameter', name: `${MARK}${index}`}
}

function placeholderIndex(name: string): number | null {
  return name.startsWith(MARK) ? Number(name.slice(MARK.length)) : null
}

/** An attribute of what is around a filter, or of each member of an array there, as seen from there; else null. */
function toOuterValue(node: ExprNode): ExprNode | null {
  if (node.type === 'AccessAttribute') {
    if (node.base?.type === 'Parent') {
      const {n} = node.base
      return {...node, base: n === 1 ? {type: 'This'} : {type: 'Parent', n: n - 1}}
    }
    const base = node.base === undefined ? null : toOuterValue(node.base)
    return base === null ? null : {...node, base}
  }
  if (node.type === 'ArrayCoerce') {
    const base = toOuterValue(node.base)
    return base === null ? null : {...node, base}
  }
  if (node.type !== 'Map' || node.expr.type !== 'AccessAttribute' || node.expr.base?.type !== 'This') return null
  const base = toOuterValue(node.base)
  return base === null ? null : {...node, base}
}
