import {firstOffset, type Header, type LineAt} from '../header.ts'
import {parseYaml} from './yaml.ts'

function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/**
 * Parses a JSON header. The YAML reader does it, because JSON is a part of YAML and that reader keeps positions; what it takes
 * beyond JSON (a comma after the last member, comments with `#`) is taken too, and reported.
 */
export function parseJson(text: string, lineAt: LineAt): Header {
  const header = parseYaml(text, lineAt, 'json')
  if (header.problems.length > 0 || text.trim() === '' || isStrictJson(text)) return header
  const reason =
    'The front matter is not quite JSON (a comma too many, a comment or another quote); it was read all the same.'
  return {...header, problems: [{severity: 'warning', rule: 'lenient-json', reason, offset: firstOffset(text)}]}
}
