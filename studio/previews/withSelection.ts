import type {PreviewConfig, PreviewValue, SchemaTypeDefinition} from 'sanity'

/**
 * The preview of a type, which also hands on what it selects, for a component that shows more than its lines.
 *
 * @param type - a type with a preview of its own
 * @param select - fields to select besides
 */
export function withSelection(type: SchemaTypeDefinition, select: Record<string, string> = {}): PreviewConfig {
  const {preview} = type as {preview?: PreviewConfig}
  return {
    select: {...preview?.select, ...select},
    prepare: (selection: Record<string, unknown>): PreviewValue =>
      ({...preview?.prepare?.(selection), selection}) as unknown as PreviewValue,
  }
}
