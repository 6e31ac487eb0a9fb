/**
 * The dialects of Markdown, and what each of them reads besides CommonMark.
 *
 * @module
 */
import {GFM_PARTS} from './gfmParts.ts'
import {MATH_PART} from './mathPart.ts'
import {ADMONITION_PART} from './syntax/admonitions/admonitionPart.ts'
import {CONTAINER_PART} from './syntax/containers/containerPart.ts'
import {OBSIDIAN_PARTS} from './syntax/obsidian/obsidianParts.ts'
import {UNQUOTED_TAG_PART} from './syntax/unquotedTags.ts'
import type {ScannedPart} from './syntaxPart.ts'

/** Names of the dialects. Every one of them reads GFM. */
export const DIALECTS = ['plain', 'mdx', 'hugo', 'liquid', 'obsidian', 'mkdocs'] as const

/**
 * A dialect of Markdown. It is a setting: the ending of a file says little about it.
 *
 * - `plain`: GitHub's Markdown, with what many sites share: formulas, ids of headings, emoji names, containers between lines
 *   of colons.
 * - `mdx`: the same with imports, exports, expressions, comments and tags of JSX, and without indented code. Where MDX would
 *   refuse an article, what it stumbles over is read as `plain`.
 * - `hugo`: the same with shortcodes, and with attributes on the line after a block.
 * - `liquid`: the same with tags and values of Liquid, as in Jekyll, and with the attributes, extensions and abbreviations of
 *   kramdown.
 * - `obsidian`: the same with wiki links, embeds, highlights, comments, block ids and inline footnotes, and with callouts
 *   that have any name, but no containers.
 * - `mkdocs`: the same with admonitions of Python-Markdown, but no containers.
 */
export type Dialect = (typeof DIALECTS)[number]

/** What every dialect reads, in the order the parts are to be loaded in; but MDX knows no values without quotes. */
const COMMON_PARTS: readonly ScannedPart[] = [...GFM_PARTS, MATH_PART, UNQUOTED_TAG_PART]

/** What those read that are written for generators of sites: containers, `:::note` to `:::`. */
const SITE_PARTS: readonly ScannedPart[] = [...COMMON_PARTS, CONTAINER_PART]

/** What each dialect reads, in the order the parts are to be loaded in. */
export const DIALECT_PARTS: Readonly<Record<Dialect, readonly ScannedPart[]>> = {
  plain: SITE_PARTS,
  // What MDX has besides depends on what was read before: see readMdx.
  mdx: SITE_PARTS.filter((part) => part !== UNQUOTED_TAG_PART),
  // What runs before Markdown is read is hidden from the parser: see maskPieces.
  hugo: SITE_PARTS,
  liquid: SITE_PARTS,
  obsidian: [...COMMON_PARTS, ...OBSIDIAN_PARTS],
  mkdocs: [...COMMON_PARTS, ADMONITION_PART],
}
