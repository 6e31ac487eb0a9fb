import type {SchemaTypeDefinition, StringInputProps} from 'sanity'

import {MONOSPACE} from '../monospace.ts'

const FONT = {fontFamily: MONOSPACE, fontSize: 13}

/**
 * Shows a field that holds source text as one: in letters of one width, and without marks for words that no dictionary has.
 *
 * @param type - an object type
 * @param name - of the field
 */
export function attachSourceInput(type: SchemaTypeDefinition, name: string): SchemaTypeDefinition {
  const {fields = []} = type as {fields?: {name: string}[]}
  return {
    ...type,
    fields: fields.map((field) => (field.name === name ? {...field, components: {input: SourceInput}} : field)),
  } as SchemaTypeDefinition
}

function SourceInput(props: StringInputProps) {
  return props.renderDefault({
    ...props,
    elementProps: {...props.elementProps, style: FONT, spellCheck: false} as StringInputProps['elementProps'],
  })
}
