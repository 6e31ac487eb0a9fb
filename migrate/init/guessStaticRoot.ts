import type {SeenFile} from './lookAtFile.ts'

/** The folder that image paths with a leading slash count from. */
export interface StaticRootFindings {
  /** The folder, as it was given. */
  folder: string
  /** How many of the images are in it. */
  found: number
  /** How many were looked for. */
  images: number
}

/** Where no more than one of three images is, that may be by chance. */
const FEW = 3
/** Images that are looked for at most: they are taken evenly from all of them. */
const LOOKED_FOR = 100

/**
 * Finds the folder under which most images with a path from the root of the site are.
 *
 * @param files - The articles.
 * @param folders - To look in, the likeliest first.
 * @param isThere - Whether a file is in a folder; the path begins with a slash.
 * @returns Undefined when hardly any of the images is in one of them.
 */
export function guessStaticRoot(
  files: readonly SeenFile[],
  folders: readonly string[],
  isThere: (folder: string, path: string) => boolean,
): StaticRootFindings | undefined {
  const all = [...new Set(files.flatMap(({images}) => images.filter((src) => /^\/(?!\/)/.test(src))))]
  const some = all.filter((_, index) => index % Math.ceil(all.length / LOOKED_FOR) === 0)
  const [best] = folders
    .map((folder) => ({folder, found: some.filter((path) => isThere(folder, path)).length}))
    .sort((a, b) => b.found - a.found)
  return best === undefined || best.found * FEW <= some.length ? undefined : {...best, images: some.length}
}
