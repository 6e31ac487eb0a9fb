import type {PreviewConfig, PreviewValue, SchemaTypeDefinition} from 'sanity'

import {ExternalImage} from './ExternalImage.tsx'

const EXTERNAL_URL = 'externalImageUrl'

/**
 * Lets a type's preview show an image that is not in the dataset, wherever it shows no uploaded one.
 *
 * @param type - a type with a preview of its own
 * @param path - where the address stands, as a preview selects it
 */
export function attachExternalImage(type: SchemaTypeDefinition, path: string): SchemaTypeDefinition {
  const preview = (type as {preview?: PreviewConfig}).preview
  return {
    ...type,
    preview: {
      select: {...preview?.select, [EXTERNAL_URL]: path},
      prepare: ({[EXTERNAL_URL]: url, ...selection}: Record<string, unknown>): PreviewValue => {
        const prepared: PreviewValue = preview?.prepare?.(selection) ?? selection
        const media =
          typeof url === 'string' && !hasAsset(prepared.media) ? <ExternalImage url={url} /> : prepared.media
        return {...prepared, media}
      },
    },
  } as SchemaTypeDefinition
}

/** Whether a preview's media is an uploaded image: an image value that holds an asset, or a reference to the asset. */
function hasAsset(media: unknown): boolean {
  if (typeof media !== 'object' || media === null) return false
  return 'asset' in media ? media.asset !== undefined && media.asset !== null : '_ref' in media || '_id' in media
}
