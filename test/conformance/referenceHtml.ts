import {micromark, type Options} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import type {CompileContext, Token} from 'micromark-util-types'

/** Raw HTML and every kind of address are passed through: what may be shown is a question for the renderer. */
const OPTIONS: Options = {allowDangerousHtml: true, allowDangerousProtocol: true}

/** GFM without its tag filter, for the same reason. */
const GFM_OPTIONS: Options = {
  ...OPTIONS,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml(), {exit: {htmlFlowData: keepHtml, htmlTextData: keepHtml}}],
}

/**
 * What Markdown means: the HTML compiler of micromark, which we do not use.
 *
 * @param options - `gfm`: whether the extensions of GFM are part of the language.
 */
export function toReferenceHtml(markdown: string, options: {gfm: boolean}): string {
  return micromark(markdown, options.gfm ? GFM_OPTIONS : OPTIONS)
}

/** Keeps raw HTML as it is written. */
function keepHtml(this: CompileContext, token: Token): undefined {
  this.raw(this.sliceSerialize(token))
}
