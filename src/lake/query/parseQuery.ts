import {parse, type ExprNode} from 'groq-js'

import {createQueryError, createSyntaxError} from './queryErrors.ts'
import {rewriteTextQueries} from './textQuery.ts'
import {walkTree} from './walk.ts'

/** What groq-js parses and then cannot evaluate in step with the store (content-lake HTTP interface: GROQ coverage). */
const UNSUPPORTED = new Set([
  'text::query',
  'text::semanticSimilarity',
  'geo::latLng',
  'geo::contains',
  'geo::intersects',
  'geo::distance',
  'documents::get',
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
  'media::aspect',
  'user::attributes',
  'global::anywhere',
  'diff::changedAny',
  'diff::changedOnly',
])

/**
 * Reads a query into a tree that can be evaluated: parameters filled in, `text::query` rewritten.
 *
 * @throws LakeError 400 `queryParse` where the query cannot be read, with the place;
 * 400 `query` where it uses an unknown function, one that groq-js does not implement, or a parameter that was not given
 */
export function parseQuery(query: string, params: Record<string, unknown> = {}): ExprNode {
  const tree = rewriteTextQueries(parseTree(query, params))
  for (const node of walkTree(tree)) {
    if (node.type === 'FuncCall' && UNSUPPORTED.has(`${node.namespace}::${node.name}`)) {
      throw createQueryError(
        `The function ${node.namespace}::${node.name} is not implemented by groq-js, which evaluates queries in the embedded lake. Leave it out, or run this query against a hosted dataset.`,
      )
    }
    if (node.type === 'Parameter' && !Object.hasOwn(params, node.name)) {
      throw createQueryError(`The query uses the parameter $${node.name}, but no value was given for it.`)
    }
  }
  return tree
}

function parseTree(query: string, params: Record<string, unknown>): ExprNode {
  try {
    return parse(query, {params})
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'GroqSyntaxError' && 'position' in error && typeof error.position === 'number') {
      throw createSyntaxError(query, error.position, error.message, error)
    }
    throw createQueryError(error.message, error)
  }
}
