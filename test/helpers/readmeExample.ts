import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** The Markdown that the README shows pictures of. */
export async function readExample(): Promise<string> {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8')
  const example = /^````md\n([^]*?)^````/m.exec(readme)?.[1]
  if (example === undefined) throw new Error('There is no block of ````md in the README.')
  return example
}
