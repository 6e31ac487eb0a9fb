/**
 * What people do without this package: gray-matter, `@portabletext/markdown`, NDJSON, `@sanity/import`. A process of its
 * own: `usualRoute.ts <folder of articles> <address of a lake> <assets at once>`. As people do, it starts again when the
 * import fails, with half as many assets at once.
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

const [folder = '', url = '', atOnce = '8'] = process.argv.slice(2)
const MOST_TRIES = 4

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

  for (
    let tries = 1, assetConcurrency = Number(atOnce);
    ;
    tries++, assetConcurrency = Math.ceil(assetConcurrency / 2)
  ) {
    try {
      await sanityImport(createReadStream(ndjson), {client, operation: 'createOrReplace', assetConcurrency})
      break
    } catch (error) {
      if (tries === MOST_TRIES) throw error
      process.stderr.write(
        `Try ${tries} with ${assetConcurrency} assets at once failed: ${String(error).slice(0, 200)}\n`,
      )
    }
  }
} finally {
  await rm(temporary, {recursive: true, force: true})
}
