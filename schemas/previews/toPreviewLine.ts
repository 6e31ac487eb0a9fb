/**
 * The first line of a source text that is not blank, for a preview.
 *
 * @param text - code, HTML or TeX
 * @returns the line without the white space around it; undefined when there is none
 */
export function toPreviewLine(text: string | undefined): string | undefined {
  return text
    ?.split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
}
