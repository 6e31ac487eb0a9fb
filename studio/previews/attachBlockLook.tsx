import type {ComponentType} from 'react'
import type {PreviewProps, SchemaTypeDefinition} from 'sanity'

import {BlockFrame} from './BlockFrame.tsx'
import type {BlockLook, Selection} from './blockLooks.tsx'
import {withSelection} from './withSelection.ts'

/**
 * Lets a block show in the body what is in it. Lists, dialogs and history go on showing the lines of the type's own preview.
 *
 * @param type - a block object with a preview of its own
 * @param look - its label and content
 */
export function attachBlockLook(type: SchemaTypeDefinition, look: BlockLook): SchemaTypeDefinition {
  const {icon} = type as {icon?: ComponentType}
  return {
    ...type,
    preview: withSelection(type, look.select),
    components: {
      preview: (props: PreviewProps & {selection?: Selection}) => {
        const {selection} = props
        if (props.layout !== 'block' || !selection) return props.renderDefault(props)
        return (
          <BlockFrame label={look.label(selection)} icon={icon} tone={look.tone?.(selection)} actions={props.actions}>
            <look.Content selection={selection} />
          </BlockFrame>
        )
      },
    },
  } as SchemaTypeDefinition
}
