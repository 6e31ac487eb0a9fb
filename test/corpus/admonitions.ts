const LINE = /^([ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)?)(?:!!!|\?\?\?\+?)[ \t]+([\w \t-]+?)(?:[ \t]+"(.*)")?[ \t]*$/

/** Markdown whose admonitions stand, without their sign and not indented, where they stand: their words and blocks alone. */
export function showAdmonitions(markdown: string): string {
  let lines = markdown.split('\n')
  let isCode = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (/^[ \t>]*(?:[-+*][ \t]|\d+\.[ \t])?[ \t]*(?:```|~~~)/.test(line)) isCode = !isCode
    const [, before, , title = ''] = LINE.exec(line) ?? []
    if (before === undefined || isCode) continue
    const column = before.length
    const rest = lines.slice(index + 1)
    const indent = ' '.repeat(column + 4)
    const blank = before.replaceAll(/[^>]/g, ' ')
    const inner = before.includes('>') ? `${blank}    ` : indent
    const end = rest.findIndex((line) => line.trim() !== '' && line.trim() !== '>' && !line.startsWith(inner))
    const held = rest.slice(0, end === -1 ? rest.length : end)
    const bare = held.map((line) => (line.startsWith(inner) ? blank + line.slice(inner.length) : line))
    const own = [`${before}${title.replaceAll(/[*`]/g, '')}`, blank, ...bare, blank]
    lines = [...lines.slice(0, index), ...own, ...rest.slice(held.length)]
  }
  return lines.join('\n')
}
