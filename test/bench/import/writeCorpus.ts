import {globSync, readFileSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {createPng} from './createPng.ts'

const ARTICLES = join(import.meta.dirname, '../../../fixtures/articles')

/** Articles a folder holds at most: some file systems and many people get slow at more. */
const PER_FOLDER = 1000

/** What to write. */
export interface Corpus {
  /** How many articles. */
  count: number
  /** Every how many an article shows a local image of its own, which no other shows; none by default. */
  imageEvery?: number
}

/**
 * Writes articles like those of the fixtures, in turn, each with a title and a slug of its own and without the fixtures' images.
 *
 * @param folder - Where to; made when missing.
 */
export async function writeCorpus(folder: string, {count, imageEvery}: Corpus): Promise<void> {
  const bodies = globSync('**/*.md', {cwd: ARTICLES}).toSorted().map(readFixture)
  for (let start = 0; start < count; start += PER_FOLDER) {
    const part = join(folder, `part-${String(start / PER_FOLDER).padStart(3, '0')}`)
    await mkdir(part, {recursive: true})
    const indexes = Array.from({length: Math.min(PER_FOLDER, count - start)}, (_, offset) => start + offset)
    await Promise.all(
      indexes.map(async (index) => {
        const hasImage = imageEvery !== undefined && index % imageEvery === 0
        if (hasImage) await writeFile(join(part, `image-${index}.png`), createPng(index))
        await writeFile(join(part, `article-${index}.md`), toArticle(index, bodies, hasImage))
      }),
    )
  }
}

function toArticle(index: number, bodies: readonly string[], hasImage: boolean): string {
  const frontMatter = [
    `title: 'Article ${index}'`,
    `slug: article-${index}`,
    `date: 2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    `category: part-${index % 20}`,
    `tags: [one, two]`,
  ]
  const image = hasImage ? `\n![What image ${index} shows](image-${index}.png "Title ${index}")\n` : ''
  return `---\n${frontMatter.join('\n')}\n---\n\nNumber ${index} of many.\n${image}\n${bodies[index % bodies.length]}`
}

/** The body of a fixture; its images are left out, since they would be the same for many. */
function readFixture(path: string): string {
  const text = readFileSync(join(ARTICLES, path), 'utf8')
  return text
    .replace(/^(?:\uFEFF)?---\r?\n[^]*?\r?\n---\r?\n/, '')
    .replaceAll(/!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/<img[^>]*>/g, 'image')
}
