import type {PortableTextMarkComponent} from '@portabletext/to-html'

import {ANNOTATION, type Decorator} from '../../../schemas/names.ts'
import {attributes} from '../escape.ts'
import type {RenderContext} from '../context.ts'
import {ITEM_PARAGRAPH, WORDS} from '../prepareBlocks.ts'
import type {QueriedArticleLink, QueriedLink} from '../types.ts'

const ELEMENTS = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  'strike-through': 'del',
  underline: 'u',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  highlight: 'mark',
} satisfies Record<Decorator, string>

/** Decorators as elements, and the two kinds of links. A link that cannot be followed leaves its text. */
export function marks(context: RenderContext): Record<string, PortableTextMarkComponent> {
  const decorators = Object.entries(ELEMENTS).map(([name, tag]): [string, PortableTextMarkComponent] => [
    name,
    ({children}) => `<${tag}>${children}</${tag}>`,
  ])
  const link: PortableTextMarkComponent<QueriedLink> = ({children, value}) =>
    renderLink(context, {href: value?.href, title: value?.title}, children)

  const articleLink: PortableTextMarkComponent<QueriedArticleLink> = ({children, value}) => {
    const url = value && (context.options.articleUrl ?? defaultArticleUrl)(value)
    if (value && url) {
      const href = url + (value.fragment ? `#${value.fragment}` : '')
      return renderLink(context, {href, title: value.title}, children)
    }
    context.report({
      kind: 'articleLink',
      name: value?.reference?._ref ?? '',
      message: 'The linked article has no address; its text stands alone. Project its slug, or pass `articleUrl`.',
    })
    return children
  }
  return {
    ...Object.fromEntries(decorators),
    [ITEM_PARAGRAPH]: ({children}) => `<p>${children}</p>`,
    [WORDS]: ({children}) => children,
    [ANNOTATION.link]: link,
    [ANNOTATION.articleLink]: articleLink,
  }
}

/**
 * Wraps rendered content in a link.
 *
 * @param context - hears about an address that was refused
 * @param target - the address as the source wrote it, and a title
 * @param children - rendered content
 * @returns the link, or just the content where the address is missing or unsafe
 */
export function renderLink(
  context: RenderContext,
  target: {href?: unknown; title?: string | null | undefined},
  children: string,
): string {
  const href = context.linkAddress(target.href)
  if (href === undefined) {
    context.report({
      kind: 'href',
      name: String(target.href),
      message:
        'This address is not safe to link to; its text stands alone. Use http, https, mailto, tel or a relative one.',
    })
    return children
  }
  const prefixed = href.startsWith('#') && href.length > 1 ? `#${context.options.idPrefix ?? ''}${href.slice(1)}` : href
  return `<a${attributes({href: prefixed, title: target.title})}>${children}</a>`
}

function defaultArticleUrl({slug}: QueriedArticleLink): string | undefined {
  return slug ? `/${slug}` : undefined
}
