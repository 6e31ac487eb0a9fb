import type {ImageUse, Message} from '../../types.ts'
import type {ImageProblem} from './types.ts'

/**
 * Makes a message of a problem: adds the place in the source and, for an image on the web, how to try again.
 *
 * @param problem - What went wrong with the image.
 * @param use - Where the article shows it.
 * @param path - Path of the article.
 */
export function describeProblem({severity, rule, reason, retry}: ImageProblem, use: ImageUse, path: string): Message {
  const hint = retry && severity !== 'error' ? ` To try again: migrate import ${quote(path)} --retry-images` : ''
  const {position, src, field = 'body'} = use
  return {severity, rule, reason: reason + hint, ...position, field, source: src.slice(0, 80)}
}

/** Quotes an argument for a POSIX shell. */
function quote(path: string): string {
  return /^[\w./@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
