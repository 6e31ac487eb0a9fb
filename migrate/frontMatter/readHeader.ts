import matter from 'gray-matter'

import {parseJson} from './engines/json.ts'
import {readPlainYaml} from './engines/plainYaml.ts'
import {parseToml} from './engines/toml.ts'
import {parseYaml} from './engines/yaml.ts'
import type {Fence, HeaderFormat} from './fence.ts'
import {emptyHeader, type Engine, type Header, type LineAt} from './header.ts'

const ENGINES = {yaml: parseYaml, toml: parseToml, json: parseJson} satisfies Record<HeaderFormat, Engine>

function refuseProgram(): never {
  throw new Error('Front matter that is a program is never run.')
}

/** gray-matter answers `{}` without asking the engine when a header holds nothing but comments. */
function isHeader(value: unknown): value is Header {
  return typeof (value as Partial<Header> | null)?.locate === 'function'
}

/** Fences of our own around the keys, whatever stands around them in the file. */
const FENCE = '---'

/**
 * Reads a header: one of ordinary YAML at once, any other by having gray-matter take it apart and parse it with our engines.
 * This is the one place that touches gray-matter, which
 * needs Node's `fs` and `Buffer`.
 *
 * It is given the keys between two fences, and their syntax as its language: so it takes neither from the text, and its own
 * engines (one of which runs JavaScript) are out of reach. Passing options keeps its process-wide cache out of use.
 *
 * @param text - The file without byte order mark.
 * @param fence - Where its header stands.
 * @param lineAt - The line of the file for an offset in the header's text.
 * @returns The header, with offsets counted from the beginning of its keys.
 */
export function readHeader(text: string, {format, header}: Fence, lineAt: LineAt): Header {
  const keys = text.slice(header.start, header.end)
  const plain = format === 'yaml' ? readPlainYaml(keys) : undefined
  if (plain) return plain
  const closing = unusedFence(keys)
  const parsed: unknown = matter(`${FENCE}\n${keys}\n${closing}\n`, {
    language: format,
    delimiters: [FENCE, closing],
    engines: {
      // The text it hands over begins with the line feed after the fence, which is not one of the keys.
      [format]: (given: string) => ENGINES[format](given.slice(1), lineAt),
      javascript: refuseProgram,
    },
  }).data
  return isHeader(parsed) ? parsed : emptyHeader()
}

/** A closing fence that stands nowhere in a text. */
function unusedFence(text: string): string {
  let longest = 2
  for (const [dashes] of text.matchAll(/-{3,}/g)) longest = Math.max(longest, dashes.length)
  return '-'.repeat(longest + 1)
}
