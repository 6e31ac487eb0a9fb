/**
 * Markdown to Portable Text, as a pure function: no Node module, no input or output, so it runs in a browser too.
 *
 * @module
 */
export type {Conversion, ImageUse, Message, Position, Severity} from '../types.ts'
export {DIALECTS} from './dialects.ts'
export type {Dialect} from './dialects.ts'
export {toPortableText} from './toPortableText.ts'
export type {ConvertOptions} from './toPortableText.ts'
