import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import matter from 'gray-matter'

const ARTICLES = join(import.meta.dirname, '../../fixtures/articles')

/** The Markdown of an article of the fixtures, without front matter. */
export function readBody(path: string): string {
  return matter(readFileSync(join(ARTICLES, path), 'utf8')).content
}

/** The Markdown of every article of the fixtures. */
export function readBodies(): string[] {
  return globSync('**/*.md', {cwd: ARTICLES}).toSorted().map(readBody)
}
