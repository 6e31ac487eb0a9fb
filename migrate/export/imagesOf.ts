import {BLOCK_OBJECT, INLINE_OBJECT} from '../../schemas/names.ts'
import type {ArticleDocument} from '../types.ts'

/** An image of an article, wherever it stands. */
export interface FoundImage {
  /** The keys that lead to it. */
  place: string
  /** The `_key` of the image itself; empty for the cover. */
  key: string
  assetId?: string
  externalUrl?: string
}

type Members = Readonly<Record<string, unknown>>

/** Every image of an article: its cover, and those at any depth of its body. */
export function* imagesOf({coverImage, body}: ArticleDocument): Generator<FoundImage, void> {
  if (coverImage) yield* imagesIn({...coverImage, _type: BLOCK_OBJECT.figure}, 'coverImage')
  yield* imagesIn(body, 'body')
}

/** Whether an image of an article is uploaded. */
export function hasAssets(article: ArticleDocument): boolean {
  return [...imagesOf(article)].some(({assetId}) => assetId !== undefined)
}

/** True for an image that stands by itself, and for one among words. */
export function isImage(value: Members): boolean {
  return value['_type'] === BLOCK_OBJECT.figure || value['_type'] === INLINE_OBJECT.inlineImage
}

function* imagesIn(value: unknown, place: string): Generator<FoundImage, void> {
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) yield* imagesIn(item, `${place}.${textOf(item, '_key') ?? ''}`)
  } else if (typeof value === 'object' && value !== null) {
    const members = value as Members
    if (!isImage(members)) {
      for (const [name, member] of Object.entries(members)) yield* imagesIn(member, `${place}.${name}`)
      return
    }
    const [assetId, externalUrl] = [textOf(members['asset'], '_ref'), textOf(members, 'externalUrl')]
    const key = textOf(members, '_key') ?? ''
    yield {place, key, ...(assetId !== undefined && {assetId}), ...(externalUrl !== undefined && {externalUrl})}
  }
}

function textOf(value: unknown, name: string): string | undefined {
  const member = (value as Members | null | undefined)?.[name]
  return typeof member === 'string' ? member : undefined
}
