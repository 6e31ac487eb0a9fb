import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import type {ComponentType} from 'react'
import type {BlockDecoratorProps, SchemaTypeDefinition} from 'sanity'

import {ANNOTATION, type Decorator} from '../../schemas/names.ts'

interface MarkLook {
  icon: ComponentType
  component: ComponentType<BlockDecoratorProps>
}

/** The marks that the editor has no look of its own for. */
const LOOKS: Partial<Record<Decorator, MarkLook>> = {
  sub: {icon: () => <Letters>x₂</Letters>, component: ({children}) => <sub>{children}</sub>},
  sup: {icon: () => <Letters>x²</Letters>, component: ({children}) => <sup>{children}</sup>},
  kbd: {
    icon: () => <Letters>⌘</Letters>,
    component: ({children}) => <kbd style={{border: '1px solid', borderRadius: 3, padding: '0 3px'}}>{children}</kbd>,
  },
  highlight: {icon: () => <Letters>H̲</Letters>, component: ({children}) => <mark>{children}</mark>},
}

/** Letters the size of the toolbar's icons, which are drawn larger than its text. */
function Letters({children}: {children: string}) {
  return <span style={{fontSize: '0.65em'}}>{children}</span>
}

interface TextBlockMember {
  type: string
  marks?: {decorators?: {value: string}[]; annotations?: {name: string}[]}
}

/** The editor draws links by itself, and a question mark for what it does not know. */
const ANNOTATION_ICONS: Record<string, ComponentType> = {[ANNOTATION.articleLink]: DocumentTextIcon}

/**
 * Shows subscript, superscript, keys and highlights in the editor as what they are, and gives every mark an icon.
 *
 * @param type - a Portable Text array type
 */
export function attachMarks(type: SchemaTypeDefinition): SchemaTypeDefinition {
  const members = (type as {of?: TextBlockMember[]}).of ?? []
  return {
    ...type,
    of: members.map((member) => (member.type === 'block' ? withLooks(member) : member)),
  } as SchemaTypeDefinition
}

function withLooks(block: TextBlockMember): TextBlockMember {
  const decorators = block.marks?.decorators?.map((decorator) => ({
    ...decorator,
    ...LOOKS[decorator.value as Decorator],
  }))
  const annotations = block.marks?.annotations?.map((annotation) => {
    const icon = ANNOTATION_ICONS[annotation.name]
    return icon ? {...annotation, icon} : annotation
  })
  return {...block, marks: {...block.marks, ...(decorators && {decorators}), ...(annotations && {annotations})}}
}
