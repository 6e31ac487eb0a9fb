/**
 * Markdown to Portable Text, as a pure function: no Node module, no input or output, so it runs in a browser too.
 *
 * @module
 */
export type {Conversion, ImageUse, Message, Position, Severity} from '../types.ts'
export {createConverter} from './createConverter.ts'
export type {Converter} from './createConverter.ts'
export {DIALECTS} from './dialects.ts'
export type {Dialect} from './dialects.ts'
export type {ArticleOptions, ConverterSettings, ConvertOptions} from './options.ts'
export type {ConvertPlugin} from './own/compilePlugins.ts'
export type {
  ConvertedBlock,
  Directive,
  DirectiveHandlers,
  Element,
  ElementHandlers,
  FlowContext,
  FlowHandler,
  FlowHandlers,
  FlowResult,
  NewImage,
  NewObject,
  NodeHandlers,
  OwnMessage,
  PhrasingContext,
  PhrasingHandler,
  PhrasingHandlers,
  PhrasingResult,
  UnknownNode,
  Words,
} from './own/types.ts'
export {UsageError} from './own/usageError.ts'
export {toPortableText} from './toPortableText.ts'
