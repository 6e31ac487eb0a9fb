/**
 * Portable Text to Markdown, as a pure function: no Node module, no input or output, so it runs in a browser too.
 *
 * @module
 */
export {UsageError} from '../convert/own/usageError.ts'
export type {BlockWriter, ObjectWriter, TypedBlock, TypeHandlers, WriteContext} from './own/types.ts'
export {MARKDOWN_RULES} from './rules.ts'
export type {MarkdownOptions} from './state.ts'
export {toMarkdown} from './toMarkdown.ts'
export type {MarkdownResult} from './toMarkdown.ts'
