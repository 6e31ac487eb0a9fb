import type {Header, Path, Place} from '../header.ts'

/** The key of an entry at the margin, and the mark of an item of a list below one. */
const KEY = /^([A-Za-z_][\w-]*):(?= |$)/
const DASH = /^( *)- +/

/** A scalar that YAML 1.2 reads as the text it is: it begins with a letter and holds nothing that means anything. */
const WORDS = /^\p{L}[^:#[\]{},"'`&*!|>%@\\\t\p{Cc}]*$/u
/** The same with commas and colons between signs, outside of a list in brackets: `a, b`, `12:30`. */
const SENTENCE = /^\p{L}(?:[^:#\t\p{Cc}]|:(?=[^\s:]))*$/u
const QUOTED = /^(?:'[^'\t\p{Cc}]*'|"[^"\\\t\p{Cc}]*")$/u
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** What YAML does not read as text. */
const NO_TEXT = /^(?:null|true|false)$/i

interface Value {
  value: string | string[]
  place: Place
  /** Where each item of a list stands. */
  items?: number[]
}

/**
 * Reads the YAML that most headers are made of: keys at the margin, with a text, a date, or a list of texts. It does what
 * `parseYaml` does with it, in a small part of the time.
 *
 * @param text - The text between the fences.
 * @returns Undefined where there is anything else in it, or any doubt.
 */
export function readPlainYaml(text: string): Header | undefined {
  const values = new Map<string, Value>()
  let open: {key: string; offset: number; indent?: number; items: number[]; value: string[]} | undefined
  let offset = 0
  for (const line of text.split('\n')) {
    const start = offset
    offset += line.length + 1
    const [dash, indent = ''] = (open && DASH.exec(line)) ?? []
    if (open && dash !== undefined) {
      const written = trimSpaces(line.slice(dash.length))
      const value = readText(written, false)
      if (value === undefined || (open.indent ??= indent.length) !== indent.length) return undefined
      open.value.push(value)
      open.items.push(start + dash.length)
      continue
    }
    if (open && !close(open)) return undefined
    open = undefined
    if (line === '' && start > 0) continue
    const [, key] = KEY.exec(line) ?? []
    if (key === undefined || values.has(key) || NO_TEXT.test(key)) return undefined
    const written = trimSpaces(line.slice(key.length + 1))
    if (written === '') {
      open = {key, offset: start, items: [], value: []}
      continue
    }
    const at = start + line.indexOf(written, key.length + 1)
    const found = written.startsWith('[') ? readList(written, at) : readText(written, false)
    if (found === undefined) return undefined
    const place = {key: start, value: at}
    values.set(key, typeof found === 'string' ? {value: found, place} : {...found, place})
  }
  if ((open && !close(open)) || values.size === 0) return undefined

  const data = (): Record<string, unknown> =>
    Object.fromEntries(Array.from(values, ([key, {value}]) => [key, Array.isArray(value) ? [...value] : value]))
  return {data: data(), text: data(), locate: (path) => locate(values, path), problems: []}

  /** An empty value is none of these. */
  function close({key, offset: at, items, value}: NonNullable<typeof open>): boolean {
    const [first] = items
    if (first === undefined) return false
    // A list stands where its first dash does.
    const dash = text.lastIndexOf('-', first - 1)
    values.set(key, {value, items, place: {key: at, value: dash}})
    return true
  }
}

/** Without the spaces at its ends, and no other signs. */
function trimSpaces(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}

function readText(written: string, isInList: boolean): string | undefined {
  if (QUOTED.test(written)) return written.slice(1, -1)
  if (DATE.test(written)) return written
  return (isInList ? WORDS : SENTENCE).test(written) && !NO_TEXT.test(written) && !written.endsWith(':')
    ? written
    : undefined
}

/** `[a, "b"]` on one line. */
function readList(written: string, at: number): Omit<Value, 'place'> | undefined {
  if (!written.endsWith(']')) return undefined
  const value: string[] = []
  const items: number[] = []
  let offset = 1
  for (const part of written.slice(1, -1).split(',')) {
    const item = trimSpaces(part)
    const text = readText(item, true)
    if (text === undefined) return undefined
    value.push(text)
    items.push(at + offset + part.indexOf(item))
    offset += part.length + 1
  }
  return {value, items}
}

function locate(values: ReadonlyMap<string, Value>, [key, index]: Path): Place | undefined {
  const found = values.get(String(key))
  const item = index === undefined ? undefined : found?.items?.[Number(index)]
  return item === undefined ? found?.place : {key: item, value: item}
}
