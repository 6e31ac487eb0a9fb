/**
 * What people do without this package: gray-matter, `@portabletext/markdown`, NDJSON, `@sanity/import`. A process of its
 * own: `usualRoute.ts <folder of articles> <address of a lake> <milliseconds>`. All options of `@sanity/import` are its defaults, and as
 * people do when it fails (a request that is refused with 429 is tried three times within half a second), it is started again: it then
 * writes all documents again, and asks for each asset whether it is there. It is given up when it fails after so many milliseconds.
 * Prints how often it was started, and whether it finished.
 *
 * @module
 */
import {once} from 'node:events'
import {createReadStream, createWriteStream, globSync, readFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {finished} from 'node:stream/promises'

import {markdownToPortableText} from '@portabletext/markdown'
import {createClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'
import matter from 'gray-matter'

const [folder = '', url = '', patienceMs = 'Infinity'] = process.argv.slice(2)

interface Block {
  _type: string
  _key: string
  [member: string]: unknown
}

function toDocument(path: string): Record<string, unknown> {
  const file = join(folder, path)
  const {data, content} = matter(readFileSync(file, 'utf8'), {})
  const body = (markdownToPortableText(content) as unknown as Block[]).map((block) => withAsset(block, dirname(file)))
  const {slug} = data as {slug: string}
  return {_id: `article-${slug}`, _type: 'article', ...data, slug: {_type: 'slug', current: slug}, body}
}

function withAsset({src, ...block}: Block, dir: string): Block {
  return block._type === 'image' && typeof src === 'string'
    ? {...block, _sanityAsset: `image@file://${join(dir, src)}`}
    : block
}

const client = createClient({
  projectId: 'local',
  dataset: 'production',
  apiHost: url,
  useProjectHostname: false,
  useCdn: false,
  apiVersion: '2025-02-19',
  token: 'usual',
})
const temporary = await mkdtemp(join(tmpdir(), 'usual-'))
try {
  const ndjson = join(temporary, 'articles.ndjson')
  const output = createWriteStream(ndjson)
  for (const path of globSync('**/*.md', {cwd: folder}).toSorted()) {
    if (!output.write(`${JSON.stringify(toDocument(path))}\n`)) await once(output, 'drain')
  }
  output.end()
  await finished(output)

  let starts = 0
  let isDone = false
  while (!isDone && performance.now() < Number(patienceMs)) {
    starts++
    try {
      await sanityImport(createReadStream(ndjson), {client, operation: 'createOrReplace'})
      isDone = true
    } catch (error) {
      process.stderr.write(`Start ${starts} failed: ${String(error).slice(0, 200)}\n`)
    }
  }
  process.stdout.write(JSON.stringify({starts, isDone}))
} finally {
  await rm(temporary, {recursive: true, force: true})
}
