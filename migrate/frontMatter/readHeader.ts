import matter from 'gray-matter'

import {parseJson} from './engines/json.ts'
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

/**
 * Has gray-matter take the header apart and parse it with our engines. This is the one place that touches gray-matter, which
 * needs Node's `fs` and `Buffer`.
 *
 * The fence lines found before are given as its delimiters, whole, and the syntax as its language: so it takes neither from the
 * text, its own engines (one of which runs JavaScript) are out of reach, and a `---` inside a value ends nothing. Passing options
 * keeps its process-wide cache out of use.
 *
 * @param text - the file without byte order mark
 * @param fence - where its header stands
 * @param lineAt - the line of the file for an offset in the header's text
 * @returns the header, with offsets counted from the end of the opening line
 */
export function readHeader(text: string, fence: Fence, lineAt: LineAt): Header {
  const closing = text.slice(fence.close, fence.bodyStart)
  const lineEnd = closing.endsWith('\n') ? '' : '\n'
  const parsed: unknown = matter(text.slice(fence.start, fence.bodyStart) + lineEnd, {
    language: fence.format,
    delimiters: [fence.opening, closing + lineEnd],
    engines: {
      // The text it hands over ends before the last line feed, which may leave half a `\r\n`.
      [fence.format]: (header: string) => ENGINES[fence.format](`${header}\n`, lineAt),
      javascript: refuseProgram,
    },
  }).data
  return isHeader(parsed) ? parsed : emptyHeader()
}
