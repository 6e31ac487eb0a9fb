import {BLOCK_OBJECT, INLINE_OBJECT} from '../../schemas/names.ts'
import type {Reference} from '../../src/portable-text/types.ts'
import type {ArticleDocument} from '../types.ts'

type Members = Record<string, unknown>

function isImage(value: Members): boolean {
  return value['_type'] === BLOCK_OBJECT.figure || value['_type'] === INLINE_OBJECT.inlineImage
}

/** The image with its asset where its address stood, or the same image when it has no asset. */
function resolveImage(image: Members, assets: ReadonlyMap<string, Reference>): Members {
  const asset = typeof image['externalUrl'] === 'string' ? assets.get(image['externalUrl']) : undefined
  if (asset === undefined) return image
  const members = Object.entries(image).map(([key, value]) => (key === 'externalUrl' ? ['asset', asset] : [key, value]))
  return Object.fromEntries(members) as Members
}

function resolveValue(value: unknown, assets: ReadonlyMap<string, Reference>): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => resolveValue(item, assets))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (typeof value !== 'object' || value === null) return value
  const members = value as Members
  if (isImage(members)) return resolveImage(members, assets)
  const changed = Object.entries(members)
    .map(([key, member]) => [key, resolveValue(member, assets)] as const)
    .filter(([key, member]) => member !== members[key])
  return changed.length === 0 ? members : {...members, ...Object.fromEntries(changed)}
}

/**
 * Puts uploaded assets into an article: wherever an image (cover, figure, image among words) names an address that has an
 * asset, the reference takes the place of `externalUrl`. It looks at any depth: quotes, lists, callouts, table cells. Keys,
 * alternative texts and images without an asset stay as they are.
 *
 * @param article - The article; it is not changed.
 * @param assets - References to assets, by address as the source wrote it.
 * @returns The same article when no image of it has an asset.
 */
export function resolveImages(article: ArticleDocument, assets: ReadonlyMap<string, Reference>): ArticleDocument {
  return assets.size === 0 ? article : (resolveValue(article, assets) as ArticleDocument)
}
