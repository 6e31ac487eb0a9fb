/**
 * The values that travel through a migration, in the order they arise:
 * source → parsed front matter and converted body → documents → plan → result.
 *
 * @module
 */
export * from './types/messages.ts'
export * from './types/source.ts'
export * from './types/settings.ts'
export * from './types/documents.ts'
export * from './types/importResult.ts'
export * from './types/commandResults.ts'
