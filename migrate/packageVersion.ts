import {readFileSync} from 'node:fs'
import {findPackageJSON} from 'node:module'

/** The version of this package, from the nearest package.json: the same from source and from a build. */
export function packageVersion(): string {
  const file = findPackageJSON(import.meta.url)
  if (file === undefined) throw new Error('The package.json of this package is missing.')
  const {version} = JSON.parse(readFileSync(file, 'utf8')) as {version: string}
  return version
}
