import {parse, type ExprNode} from 'groq-js'

import {createQueryError, createSyntaxError, explainFailure} from './queryErrors.ts'
import {rewriteTextQueries} from './textQuery.ts'
import {walkTree} from './walk.ts'

const NO_GEOMETRY = 'Compare the numbers themselves, such as location.lat > 59 && location.lat < 60.'
const IN_HOSTED_ONLY = 'Leave it out, or run this query against a hosted dataset.'

/**
 * What groq-js parses and then cannot evaluate in step with the store (content-lake HTTP interface: GROQ coverage), and
 * what to write instead.
 */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['text::query', 'Use it as in *[@ match text::query("green tea")], with a text or a parameter as its argument.'],
  ['text::semanticSimilarity', 'Search for words with "match" or text::query() instead.'],
  ['geo::latLng', NO_GEOMETRY],
  ['geo::contains', NO_GEOMETRY],
  ['geo::intersects', NO_GEOMETRY],
  ['geo::distance', NO_GEOMETRY],
  ['documents::get', 'Follow the reference with "->" instead.'],
  ['documents::incomingRefCount', 'Use count(*[references(^._id)]) instead.'],
  ['documents::incomingGlobalDocumentReferenceCount', IN_HOSTED_ONLY],
  ['media::aspect', 'Read asset->metadata.dimensions.aspectRatio instead.'],
  ['user::attributes', 'Pass what you know of the user as a parameter instead.'],
  ['global::anywhere', IN_HOSTED_ONLY],
  ['diff::changedAny', 'Compare the attributes with "!=" instead.'],
  ['diff::changedOnly', 'Compare the attributes with "!=" instead.'],
])

/** Functions that groq-js does not know at all; its own message says no more than that. */
const UNKNOWN: ReadonlyMap<string, string> = new Map([
  ['geo', NO_GEOMETRY],
  ['pt', 'Use pt::text() for the text of Portable Text.'],
  ['before', 'It compares the two states of a change, which a query does not have.'],
  ['after', 'It compares the two states of a change, which a query does not have.'],
  ['operation', 'It tells what a change does, and a query changes nothing.'],
])

/**
 * Reads a query into a tree that can be evaluated: parameters filled in, `text::query` rewritten.
 *
 * @throws LakeError 400 `queryParse` where the query cannot be read, with the place;
 * 400 `query` where it uses an unknown function, one that groq-js does not implement, or a parameter that was not given,
 * and where it is nested too deeply
 */
export function parseQuery(query: string, params: Record<string, unknown> = {}): ExprNode {
  try {
    return readQuery(query, params)
  } catch (error) {
    throw explainFailure(error)
  }
}

function readQuery(query: string, params: Record<string, unknown>): ExprNode {
  const tree = rewriteTextQueries(parseTree(query, params))
  for (const node of walkTree(tree)) {
    const hint = node.type === 'FuncCall' ? UNSUPPORTED.get(`${node.namespace}::${node.name}`) : undefined
    if (node.type === 'FuncCall' && hint !== undefined) {
      const name = node.namespace === 'global' ? node.name : `${node.namespace}::${node.name}`
      throw createQueryError(
        `The embedded lake cannot evaluate the function ${name}(), since groq-js lacks it. ${hint}`,
      )
    }
    if (node.type === 'Parameter' && !Object.hasOwn(params, node.name)) {
      throw createQueryError(describeMissing(node.name))
    }
  }
  return tree
}

function parseTree(query: string, params: Record<string, unknown>): ExprNode {
  try {
    return parse(query, {params})
  } catch (error) {
    // Of a query that is nested too deeply, groq-js says no more than that the stack is full.
    if (!(error instanceof Error) || error instanceof RangeError) throw error
    if (error.name === 'GroqSyntaxError' && 'position' in error && typeof error.position === 'number') {
      throw createSyntaxError(query, error.position, error.message, error)
    }
    throw createQueryError(explain(error.message, query, params), error)
  }
}

/** Says what to do about a slice whose ends are not known, and about a function that groq-js does not know. */
function explain(message: string, query: string, params: Record<string, unknown>): string {
  if (message === 'slicing must use constant numbers') {
    const names = Array.from(query.matchAll(/\$(\w+)/g), ([, name = '']) => name)
    const missing = names.find((name) => !Object.hasOwn(params, name))
    return missing === undefined
      ? 'The ends of a slice must be whole numbers, or parameters that are, as in [0...$count].'
      : describeMissing(missing)
  }
  const hint = UNKNOWN.get(/^Undefined function: (\w+)$/.exec(message)?.[1] ?? '')
  return hint === undefined ? message : `${message}(). ${hint}`
}

function describeMissing(parameter: string): string {
  return `The query uses the parameter $${parameter}, but no value was given for it.`
}
