import type {ConversionSettings} from '../types.ts'
import type {ConvertPlugin} from './own/compilePlugins.ts'
import type {DirectiveHandlers, ElementHandlers, NodeHandlers} from './own/types.ts'

/** How to convert any article. */
export interface ConverterSettings extends ConversionSettings {
  /** Remark plugins, in the order they are to run in: for more syntax, and for changes of the tree. None by default. */
  plugins?: readonly ConvertPlugin[]
  /** Functions that take nodes of some type before the converter does. None by default. */
  handlers?: NodeHandlers
  /** Functions that make blocks of your own from directives; only the names given here are read as directives. */
  directives?: DirectiveHandlers
  /** Functions that make blocks of your own from elements of HTML, and of JSX in the dialect `mdx`. */
  elements?: ElementHandlers
}

/** What is known of one article. */
export interface ArticleOptions {
  /** Title of the article. A first heading that repeats it is taken off; by default none is. */
  title?: string
  /** Line number in the file of the first line of the Markdown, for messages and image positions; default 1. */
  firstLine?: number
  /** Tell where blocks stand in the file, as {@link Conversion.places}; default false. */
  places?: boolean
}

/** How to convert one article. */
export interface ConvertOptions extends ConverterSettings, ArticleOptions {}
