import type {Perspective, QueryRequest} from '../engine.ts'
import {isPublishedByDefault} from './apiVersion.ts'
import {isRecord} from '../isRecord.ts'
import type {LakeContext} from './context.ts'
import {badRequest} from './failures.ts'

const LAYER_NAME = /^[A-Za-z0-9_-]+$/

/**
 * The GROQ parameters in a query string: each `$name` holds JSON.
 *
 * @throws LakeError 400 naming the parameter that holds none.
 */
function readGroqParams(search: URLSearchParams): Record<string, unknown> {
  const entries = [...search].filter(([name]) => name.startsWith('$'))
  return Object.fromEntries(
    entries.map(([name, text]) => {
      try {
        const value: unknown = JSON.parse(text)
        return [name.slice(1), value]
      } catch {
        throw badRequest(`Query parameter ${name} must be JSON, such as "text" in quotes; got ${text.slice(0, 80)}`)
      }
    }),
  )
}

/**
 * The query and its parameters: in the query string, or in the JSON body of a POST.
 *
 * @throws LakeError 400 when there is no query, or the body has another shape.
 */
export function readGroqRequest(
  search: URLSearchParams,
  body: Record<string, unknown> | undefined,
): {query: string; params: Record<string, unknown>} {
  const query = body === undefined ? search.get('query') : body['query']
  if (typeof query !== 'string' || query === '') {
    throw badRequest('A GROQ query is required: "query" in the query string, or in the JSON body of a POST.')
  }
  const params = body?.['params'] ?? {}
  if (!isRecord(params)) throw badRequest('"params" must be a JSON object of parameter names and values.')
  return {query, params: {...readGroqParams(search), ...params}}
}

/**
 * The perspective of a request.
 *
 * @param text - `raw`, `published`, `drafts`, `previewDrafts` (its older name), or release names separated by commas.
 * Empty: the default of the API version, which became `published` with 2025-02-19 and was `raw` before.
 */
export function readPerspective(text: string | undefined, version: string): Perspective {
  if (text === undefined || text === '') return isPublishedByDefault(version) ? 'published' : 'raw'
  const layers = text.split(',').map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer.trim()))
  const [only] = layers
  if (layers.length === 1 && (only === 'raw' || only === 'published' || only === 'drafts')) return only
  const wrong = layers.find((layer) => !LAYER_NAME.test(layer) || layer === 'raw')
  if (wrong === undefined) return layers
  throw badRequest(
    wrong === 'raw'
      ? 'The perspective "raw" cannot be combined with others.'
      : `"${wrong}" is not a perspective. Expected raw, published, drafts, or release names separated by commas.`,
  )
}

/**
 * Whether a Content Source Map is asked for, and how it names members of arrays.
 *
 * @throws LakeError 400 for anything but `true`, `false` and `withKeyArraySelector`
 */
export function readSourceMap(text: string | undefined): QueryRequest['sourceMap'] {
  if (text === undefined || text === '' || text === 'false') return undefined
  if (text === 'true') return 'byIndex'
  if (text === 'withKeyArraySelector') return 'byKey'
  throw badRequest(`"resultSourceMap" must be true, false or withKeyArraySelector; got "${text}".`)
}

/** The search parameters of a request. */
export function searchOf(c: LakeContext): URLSearchParams {
  return new URL(c.req.url).searchParams
}
