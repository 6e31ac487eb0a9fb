import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'

import type {LakeToken} from '../../src/lake/index.ts'
import {MigrateError} from '../errors.ts'
import type {CommandIo} from './commandIo.ts'

const LINE = /^(read|write)\s+(\S{16,})$/

/**
 * Reads the tokens that a lake shall accept: from the environment, and from a file with a role and a token on each line;
 * empty lines and lines that begin with `#` count for nothing. No message shows any of them.
 *
 * @param file - As the user named it.
 * @throws MigrateError `usage` naming the line that is none
 */
export async function readLakeTokens(file: string | undefined, {env, cwd}: CommandIo): Promise<LakeToken[]> {
  const fromEnvironment = [
    {role: 'write', name: 'MIGRATE_LAKE_TOKEN'},
    {role: 'read', name: 'MIGRATE_LAKE_READ_TOKEN'},
  ] as const
  const set = fromEnvironment.flatMap(({role, name}) => {
    const token = env[name]
    if (!token) return []
    if (LINE.test(`${role} ${token}`)) return [{role, token}]
    throw refuse(`${name} is no token.`)
  })
  return file === undefined ? set : [...set, ...readLines(await readText(resolve(cwd, file), file), file)]
}

async function readText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new MigrateError('usage', `The token file ${file} cannot be read (${reason}).`, 'Check --token-file.', {
      cause,
    })
  }
}

function readLines(text: string, file: string): LakeToken[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const content = line.trim()
    if (content === '' || content.startsWith('#')) return []
    const [, role, token] = LINE.exec(content) ?? []
    if (token === undefined) throw refuse(`${file}:${index + 1} holds no role and token.`)
    return [{role: role === 'read' ? 'read' : 'write', token}]
  })
}

function refuse(problem: string): MigrateError {
  return new MigrateError(
    'usage',
    problem,
    'Expected "read <token>" or "write <token>", each token at least 16 characters without spaces.',
  )
}
