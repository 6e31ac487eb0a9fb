/** The same for paths that differ in upper and lower case alone, and for the two ways in which Unicode writes letters with marks. */
export function toCaseless(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
