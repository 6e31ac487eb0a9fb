import {execFileSync} from 'node:child_process'
import {chmod, symlink} from 'node:fs/promises'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {discoverFiles, type FoundFile} from '../../migrate/read/discoverFiles.ts'
import {createTempFolder, withoutPrivileges} from './tempFolder.ts'

/** Path and root of each file, the root relative to the working folder. */
function toRows(sources: readonly FoundFile[], cwd: string): [path: string, root: string][] {
  return sources.map(({path, root}) => [path, root === cwd ? '.' : root.slice(cwd.length + 1).replaceAll('\\', '/')])
}

describe('what an argument names', () => {
  test('a folder names every Markdown file below it, sorted by path, and is their root', async () => {
    await using folder = await createTempFolder({
      'posts/z.md': '',
      'posts/a/b.markdown': '',
      'posts/a/C.MDX': '',
      'posts/a.txt': '',
      'posts/.drafts/hidden.md': '',
      'posts/.hidden.md': '',
      'posts/node_modules/pkg/readme.md': '',
      'other.md': '',
    })

    const {sources, messages} = await discoverFiles(['posts'], {cwd: folder.path})

    const root = folder.file('posts')
    expect(sources).toEqual([
      {path: 'posts/a/C.MDX', root, file: folder.file('posts/a/C.MDX')},
      {path: 'posts/a/b.markdown', root, file: folder.file('posts/a/b.markdown')},
      {path: 'posts/z.md', root, file: folder.file('posts/z.md')},
    ])
    expect(messages).toEqual([])
  })

  test.each<[name: string, argument: string, rows: [string, string][]]>([
    ['a file has its own folder as root', 'posts/a/b.md', [['posts/a/b.md', 'posts/a']]],
    ['a file beside the working folder keeps its dots', '../wide/x.md', [['../wide/x.md', '../wide']]],
    ['a glob has the part before its wildcard as root', 'posts/*/b.md', [['posts/a/b.md', 'posts']]],
    [
      'a glob takes Markdown files only',
      'posts/**/*',
      [
        ['posts/a/b.md', 'posts'],
        ['posts/c.md', 'posts'],
      ],
    ],
    ['a glob knows braces', 'posts/{c,d}.md', [['posts/c.md', 'posts']]],
    ['a glob at the start has the working folder as root', '*/c.md', [['posts/c.md', '.']]],
    ['a file whose name looks like a glob is that file', 'odd/[id].md', [['odd/[id].md', 'odd']]],
    ['an escaped wildcard is no wildcard', String.raw`odd/\[id\]*.md`, [['odd/[id].md', 'odd']]],
    ['a trailing slash does not matter', 'odd/', [['odd/[id].md', 'odd']]],
  ])('%s', async (_, argument, rows) => {
    await using folder = await createTempFolder({
      'site/posts/a/b.md': '',
      'site/posts/a/b.png': '',
      'site/posts/c.md': '',
      'site/odd/[id].md': '',
      'wide/x.md': '',
    })
    const cwd = folder.file('site')

    const {sources, messages} = await discoverFiles([argument], {cwd})

    const expected = rows.map(([path, root]) => ({path, root: join(cwd, root), file: join(cwd, path)}))
    expect({sources, messages}).toEqual({sources: expected, messages: []})
  })

  test('absolute arguments work, and paths stay relative to the working folder', async () => {
    await using folder = await createTempFolder({'posts/a.md': ''})

    const {sources} = await discoverFiles([folder.file('posts'), `${folder.path}/posts/*.md`], {cwd: folder.path})

    expect(toRows(sources, folder.path)).toEqual([['posts/a.md', 'posts']])
  })
})

describe('a file that several arguments or links lead to', () => {
  test('is found once, with the widest root, whatever the order', async () => {
    await using folder = await createTempFolder({'posts/a/b.md': ''})
    const paths = ['posts/a/b.md', 'posts/*/b.md', 'posts', './posts/a', '.']

    const forward = await discoverFiles(paths, {cwd: folder.path})
    const backward = await discoverFiles(paths.toReversed(), {cwd: folder.path})

    expect(toRows(forward.sources, folder.path)).toEqual([['posts/a/b.md', '.']])
    expect(backward).toEqual(forward)
  })

  test('is found once through symbolic links, by its own path, also when a link leads in a circle', async () => {
    await using folder = await createTempFolder({'posts/real/b.md': ''})
    await symlink('b.md', folder.file('posts/real/a.md'))
    await symlink('real', folder.file('posts/again'))
    await symlink('..', folder.file('posts/real/up'))
    await symlink('.', folder.file('posts/self'))

    const {sources, messages} = await discoverFiles(['posts'], {cwd: folder.path})

    expect(toRows(sources, folder.path)).toEqual([['posts/real/b.md', 'posts']])
    expect(messages).toEqual([])
  })
})

describe('a symbolic link that leads out of the folder', () => {
  const setUp = async () => {
    const folder = await createTempFolder({
      'posts/a.md': '',
      'shared/deep/c.md': '',
      'secret.txt': '',
      'static/x.png': '',
    })
    await symlink('../shared', folder.file('posts/linked'))
    await symlink('../secret.txt', folder.file('posts/secret.md'))
    await symlink('../static', folder.file('posts/static'))
    await symlink('../static/x.png', folder.file('posts/x.png'))
    return folder
  }

  test('is not followed, and named where articles may be missing for it', async () => {
    await using folder = await setUp()
    const reason = (target: string) =>
      `This symbolic link leads out of the folder given, to ${target}, and is not followed. Give ${target} as well, or put what is there in place of the link.`
    for (const argument of ['.', '**/*.md']) {
      const {sources, messages} = await discoverFiles([argument], {cwd: folder.file('posts')})
      expect(toRows(sources, folder.file('posts'))).toEqual([['a.md', '.']])
      expect(messages).toEqual([
        {path: 'linked', message: {severity: 'error', rule: 'read/link-outside', reason: reason('../shared')}},
        {path: 'secret.md', message: {severity: 'error', rule: 'read/link-outside', reason: reason('../secret.txt')}},
      ])
    }
  })

  test.each([
    ['after it', ['posts', 'shared']],
    ['before it', ['shared', 'posts']],
    ['as a glob', ['posts/**', 'shared/**/*.md']],
  ])('is followed into another folder that is given %s, whose files keep their own paths', async (_, paths) => {
    await using folder = await setUp()
    const {sources, messages} = await discoverFiles(paths, {cwd: folder.path})
    expect(toRows(sources, folder.path)).toEqual([
      ['posts/a.md', 'posts'],
      ['shared/deep/c.md', 'shared'],
    ])
    expect(messages.map(({path}) => path)).toEqual(['posts/secret.md'])
  })

  test('may be given itself', async () => {
    await using folder = await setUp()
    const {sources, messages} = await discoverFiles(['posts/linked', 'posts/secret.md'], {cwd: folder.path})
    expect([sources.map(({path}) => path), messages]).toEqual([['posts/linked/deep/c.md', 'posts/secret.md'], []])
  })
})

describe('what an argument cannot name', () => {
  test('each bad argument gives one message, and the others are found', async () => {
    await using folder = await createTempFolder({
      'good/a.md': '',
      'empty/': '',
      'images/a.png': '',
      'images/b.png': '',
      'notes.txt': '',
    })
    const paths = [
      'nowhere.md',
      'empty',
      'images',
      'images/*',
      'images/a*',
      'good/*.mdx',
      'none/*.md',
      'notes.txt',
      'good',
    ]

    const {sources, messages} = await discoverFiles(paths, {cwd: folder.path})

    expect(toRows(sources, folder.path)).toEqual([['good/a.md', 'good']])
    expect(messages.map(({path, message}) => [path, message.severity, message.rule, message.reason])).toEqual([
      ['empty', 'error', 'read/empty-folder', 'This folder is empty. Name a folder that holds Markdown files.'],
      [
        'good/*.mdx',
        'error',
        'read/no-match',
        'No file matches this pattern. Check its spelling and the working folder, and put it in quotes.',
      ],
      [
        'images',
        'error',
        'read/no-markdown',
        'There is no Markdown file in this folder or below it; expected a name that ends in .md, .markdown, .mdx.',
      ],
      [
        'images/*',
        'error',
        'read/no-markdown',
        'This pattern matches 2 files, none of them a Markdown file; expected a name that ends in .md, .markdown, .mdx.',
      ],
      [
        'images/a*',
        'error',
        'read/no-markdown',
        'This pattern matches one file, which is no Markdown file; expected a name that ends in .md, .markdown, .mdx.',
      ],
      [
        'none/*.md',
        'error',
        'read/no-match',
        'No file matches this pattern. Check its spelling and the working folder, and put it in quotes.',
      ],
      [
        'notes.txt',
        'error',
        'read/not-markdown',
        'This is no Markdown file; expected a name that ends in .md, .markdown, .mdx. Rename it if it holds Markdown.',
      ],
      [
        'nowhere.md',
        'error',
        'read/not-found',
        'There is no file or folder at this path. Check its spelling and the working folder.',
      ],
    ])
  })

  test.skipIf(process.platform === 'win32')(
    'a pipe that is called like an article is reported, and not waited for',
    async () => {
      await using folder = await createTempFolder({'posts/a.md': ''})
      execFileSync('/usr/bin/env', ['mkfifo', folder.file('posts/pipe.md'), folder.file('posts/other')])
      await symlink('other', folder.file('posts/link.md'))
      const {sources, messages} = await discoverFiles(['posts'], {cwd: folder.path})
      expect(toRows(sources, folder.path)).toEqual([['posts/a.md', 'posts']])
      expect(messages.map(({path, message}) => [path, message.rule])).toEqual([
        ['posts/link.md', 'read/not-a-file'],
        ['posts/pipe.md', 'read/not-a-file'],
      ])
    },
  )

  test('a folder that may not be read and links that lead nowhere are reported, and the rest is found', async () => {
    await using folder = await createTempFolder({'posts/a.md': '', 'posts/closed/b.md': ''})
    await chmod(folder.file('posts/closed'), 0o000)
    await symlink('gone.md', folder.file('posts/broken.md'))
    await symlink('loop.md', folder.file('posts/loop.md'))
    await symlink('gone.png', folder.file('posts/picture.png'))

    const {sources, messages} = await withoutPrivileges(() => discoverFiles(['posts'], {cwd: folder.path}))

    expect(toRows(sources, folder.path)).toEqual([['posts/a.md', 'posts']])
    expect(messages).toEqual([
      {
        path: 'posts/broken.md',
        message: {
          severity: 'error',
          rule: 'read/vanished',
          reason: 'This is not there any more, or is a symbolic link to nothing. Put it back or remove the link.',
        },
      },
      {
        path: 'posts/closed',
        message: {
          severity: 'error',
          rule: 'read/no-permission',
          reason: 'You are not allowed to read this. Give your user read permission, then run again.',
        },
      },
      {
        path: 'posts/loop.md',
        message: {
          severity: 'error',
          rule: 'read/link-loop',
          reason: 'This symbolic link leads back to itself. Remove it or point it at a file.',
        },
      },
    ])
  })
})
