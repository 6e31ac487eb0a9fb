import type {Block} from '../../src/portable-text/types.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'
import type {LinkSettings} from '../types.ts'
import {findCandidates, type LinkCandidates} from './linkTargets.ts'

/**
 * What the links of a body may mean, each address once.
 *
 * @param path - Path of the source, with forward slashes.
 */
export function collectLinks(blocks: readonly Block[], path: string, settings?: LinkSettings): LinkCandidates[] {
  const hrefs = new Set<string>()
  for (const block of walkBlocks(blocks)) {
    if (block._type !== 'block') continue
    for (const mark of block.markDefs) if (mark._type === 'link') hrefs.add(mark.href)
  }
  return [...hrefs].flatMap((href) => findCandidates(href, path, settings) ?? [])
}
