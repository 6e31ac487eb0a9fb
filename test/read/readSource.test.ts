import {chmod, symlink} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import {readSource} from '../../migrate/read/readSource.ts'
import {createTempFolder, withoutPrivileges} from './tempFolder.ts'

async function readBytes(bytes: string | Uint8Array): Promise<unknown> {
  await using folder = await createTempFolder({'a.md': bytes})
  return await readSource({path: 'a.md', root: folder.path, file: folder.file('a.md')})
}

describe('text', () => {
  test('arrives exactly as it is, byte order mark and line ends included', async () => {
    const text = '\u{FEFF}---\r\ntitle: é 😀 \u{FFFD}\r\n---\r\n'
    await using folder = await createTempFolder({'posts/a.md': text})

    const read = await readSource({path: 'posts/a.md', root: folder.path, file: folder.file('posts/a.md')})

    expect(read).toEqual({source: {path: 'posts/a.md', root: folder.path, file: folder.file('posts/a.md'), text}})
  })

  test('may be empty', async () => {
    expect(await readBytes('')).toMatchObject({source: {text: ''}})
  })
})

describe('bytes that are no UTF-8 text', () => {
  test.each<[name: string, bytes: Uint8Array, message: object]>([
    [
      'Latin-1, with lines that end in carriage returns alone',
      Buffer.from('---\rtitle: caf\u{E9}\r', 'latin1'),
      {rule: 'read/not-utf-8', reason: expect.any(String), line: 2, column: 11},
    ],
    [
      'Latin-1, at the place of its first letter',
      Buffer.from('---\ntitle: caf\u{E9}\n---\n', 'latin1'),
      {
        rule: 'read/not-utf-8',
        reason: 'The byte 0xE9 here is not UTF-8, so the file was saved in another encoding. Save it as UTF-8.',
        line: 2,
        column: 11,
      },
    ],
    [
      'a bad byte after a byte order mark, other letters and a real replacement character',
      Buffer.concat([Buffer.from('\u{FEFF}é😀\u{FFFD}\nü\u{FFFD}'), Buffer.from([0x93]), Buffer.from('x')]),
      {
        rule: 'read/not-utf-8',
        reason: 'The byte 0x93 here is not UTF-8, so the file was saved in another encoding. Save it as UTF-8.',
        line: 2,
        column: 3,
      },
    ],
    [
      'a character cut off at the end',
      Buffer.from('ab€').subarray(0, 4),
      {
        rule: 'read/not-utf-8',
        reason: 'The byte 0xE2 here is not UTF-8, so the file was saved in another encoding. Save it as UTF-8.',
        line: 1,
        column: 3,
      },
    ],
    [
      'UTF-16, little end first',
      Buffer.from('\u{FEFF}---\ntitle', 'utf16le'),
      {
        rule: 'read/not-utf-8',
        reason: 'The file is saved as UTF-16; expected UTF-8. Save it as UTF-8.',
        line: 1,
        column: 1,
      },
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\u{FEFF}---', 'utf16le').swap16(),
      {
        rule: 'read/not-utf-8',
        reason: 'The file is saved as UTF-16; expected UTF-8. Save it as UTF-8.',
        line: 1,
        column: 1,
      },
    ],
    [
      'UTF-32',
      Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0]),
      {
        rule: 'read/not-utf-8',
        reason: 'The file is saved as UTF-32; expected UTF-8. Save it as UTF-8.',
        line: 1,
        column: 1,
      },
    ],
    [
      'text with a NUL byte',
      Buffer.from('---\rtitle: é\0\r'),
      {rule: 'read/binary', reason: expect.any(String), line: 2, column: 9},
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      {
        rule: 'read/binary',
        reason:
          'There is a NUL byte here, so the file is binary, not text, though its name ends like Markdown. Rename or remove it; or remove the byte, if all else is text.',
        line: 3,
        column: 1,
      },
    ],
  ])('%s', async (_, bytes, message) => {
    expect(await readBytes(bytes)).toEqual({message: {severity: 'error', ...message}})
  })
})

describe('what the system does not let read', () => {
  test('a folder that is named like a file', async () => {
    await using folder = await createTempFolder({'x.md/': ''})
    expect(await readSource({path: 'x.md', root: folder.path, file: folder.file('x.md')})).toEqual({
      message: {
        severity: 'error',
        rule: 'read/is-folder',
        reason: 'This is a folder, not a file, though its name ends like one. Rename it, or name the files in it.',
      },
    })
  })

  test('a file without read permission', async () => {
    await using folder = await createTempFolder({'x.md': 'text'})
    await chmod(folder.file('x.md'), 0o000)
    const found = {path: 'x.md', root: folder.path, file: folder.file('x.md')}

    expect(await withoutPrivileges(() => readSource(found))).toEqual({
      message: {
        severity: 'error',
        rule: 'read/no-permission',
        reason: 'You are not allowed to read this. Give your user read permission, then run again.',
      },
    })
  })

  test('a file that went away', async () => {
    await using folder = await createTempFolder({})
    expect(await readSource({path: 'x.md', root: folder.path, file: folder.file('x.md')})).toEqual({
      message: {
        severity: 'error',
        rule: 'read/vanished',
        reason: 'This is not there any more, or is a symbolic link to nothing. Put it back or remove the link.',
      },
    })
  })

  test('a link that leads to itself', async () => {
    await using folder = await createTempFolder({})
    await symlink('x.md', folder.file('x.md'))
    expect(await readSource({path: 'x.md', root: folder.path, file: folder.file('x.md')})).toEqual({
      message: {
        severity: 'error',
        rule: 'read/link-loop',
        reason: 'This symbolic link leads back to itself. Remove it or point it at a file.',
      },
    })
  })

  test('an error without words of our own keeps those of the system', async () => {
    await using folder = await createTempFolder({'a.md': ''})
    const found = {path: 'a.md/b.md', root: folder.path, file: folder.file('a.md/b.md')}
    expect(await readSource(found)).toEqual({
      message: {
        severity: 'error',
        rule: 'read/failed',
        reason: `The system could not read this (ENOTDIR: not a directory, open '${found.file}'). Repair that, then run again.`,
      },
    })
  })
})
