import {toPreviewLine} from './toPreviewLine.ts'

const COMMENT = /<!--([\s\S]*?)-->/g
const FRAME = /<iframe\b[^>]*>/i
const TAG = /<[/!?]?[a-z][^>]*>/gi
const FIRST_TAG = /<\/?[a-z][a-z0-9-]*/i

/**
 * What a piece of raw HTML is, in words: for those who do not read HTML.
 *
 * @param html - as it was written
 * @returns `title`: its words, or where an embedded page comes from; `subtitle`: what kind of HTML it is
 */
export function describeHtml(html: unknown): {title: string; subtitle: string} {
  const source = typeof html === 'string' ? html : ''
  const [frame] = FRAME.exec(source) ?? []
  if (frame !== undefined) {
    const address = attributeOf(frame, 'src') ?? ''
    const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(address)?.[1]
    return {title: attributeOf(frame, 'title') ?? (address || 'Embedded page'), subtitle: joined('Embedded page', host)}
  }
  const markup = source.replace(COMMENT, '').trim()
  if (markup === '' && source.trim() !== '') {
    const comments = [...source.matchAll(COMMENT)].map(([, text = '']) => text.trim())
    return {title: comments.join(' ') || 'Comment', subtitle: 'Comment in HTML: readers do not see it'}
  }
  const words = markup.replace(TAG, ' ').replace(/\s+/g, ' ').trim()
  const [tag] = FIRST_TAG.exec(markup) ?? []
  return {title: words || (toPreviewLine(markup) ?? 'HTML'), subtitle: joined('HTML', tag && `${tag}>`)}
}

function attributeOf(tag: string, name: string): string | undefined {
  const [, , quoted, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:(["'])([\\s\\S]*?)\\1|([^\\s"'>]+))`, 'i').exec(tag) ?? []
  return quoted || bare || undefined
}

function joined(kind: string, detail: string | undefined): string {
  return detail === undefined ? kind : `${kind}: ${detail}`
}
