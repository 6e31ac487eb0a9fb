import type {HtmlOptions, PortableTextInput} from '../../../src/render/types.ts'

/** One rendering: what goes in, and exactly what comes out. */
export interface RenderCase {
  name: string
  input: PortableTextInput
  html: string
  text: string
  options?: HtmlOptions
}
