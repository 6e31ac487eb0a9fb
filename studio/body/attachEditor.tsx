import type {PortableTextInputProps, PortableTextPluginsProps, SchemaTypeDefinition} from 'sanity'

/**
 * Opens the editor of a Portable Text type ready to write in, with tables that are edited in place.
 *
 * @param type - a Portable Text array type with a `table` member
 */
export function attachEditor(type: SchemaTypeDefinition): SchemaTypeDefinition {
  return {
    ...type,
    components: {input: ReadyEditor, portableText: {plugins: PluginsWithTables}},
  } as SchemaTypeDefinition
}

function ReadyEditor(props: PortableTextInputProps) {
  return props.renderDefault({...props, initialActive: true})
}

function PluginsWithTables(props: PortableTextPluginsProps) {
  return props.renderDefault({...props, plugins: {...props.plugins, table: {enabled: true}}})
}
