/** The parts of an image value that the rules look at. */
export interface ImageParts {
  asset?: unknown
  externalUrl?: string
}

/**
 * Whether a picture is described for those who cannot see it.
 *
 * @param alt - the alternative text
 * @param image - the image it belongs to; a picture that is not there needs no text
 * @returns true, or what to do
 */
export function checkAltText(alt: string | undefined, image: ImageParts | undefined): true | string {
  const hasPicture = image?.asset !== undefined || image?.externalUrl !== undefined
  if (!hasPicture || (alt ?? '').trim() !== '') return true
  return 'Describe what the picture shows, for readers who cannot see it.'
}

/**
 * Whether the address of an external image can be shown on a site, and is needed at all.
 *
 * @param externalUrl - the address
 * @param image - the image it belongs to
 * @returns true, or what was found and what to do
 */
export function checkExternalUrl(externalUrl: string | undefined, image: ImageParts | undefined): true | string {
  if (externalUrl === undefined) return true
  if (image?.asset !== undefined) {
    return 'An uploaded image stands here too, and it is the one that is shown. Clear this address or remove the upload.'
  }
  if (/^(?:https?:)?\/\//i.test(externalUrl)) return true
  return `"${externalUrl}" is not a web address, so readers see no picture. Upload the image, or enter its full address.`
}
