import {Layer, Portal} from '@sanity/ui'
import {useCallback, useState, type ReactNode} from 'react'
import {set, type PortableTextInputProps, type PortableTextPluginsProps, type SchemaTypeDefinition} from 'sanity'

import type {Alignment} from '../../schemas/names.ts'
import {pasteBlocks} from '../paste/pasteBlocks.ts'
import {ColumnAlignment} from '../table/ColumnAlignment.tsx'
import {alignColumn, findColumn, toAlignmentStyle, type TableValue} from '../table/columnAlignment.ts'
import {useFollowedColumns} from '../table/useFollowedColumns.ts'
import {BODY_STYLE} from './bodyStyle.ts'
import {TextLengthLine} from './TextLengthLine.tsx'

const NO_BLOCKS: readonly unknown[] = []

/**
 * Opens the editor of a Portable Text type ready to write in: with tables that are edited in place and keep the alignment of
 * their columns, and Markdown and HTML tables that become blocks when they are pasted.
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
  const {focusPath, onChange, path, readOnly, value} = props
  const blocks = value ?? NO_BLOCKS
  const isArticle = path.length === 1
  const onAlign = useCallback(
    ({_key}: TableValue, align: Alignment[]) => {
      onChange(set(align, [{_key}, 'align']))
    },
    [onChange],
  )
  const onOwnChange = useFollowedColumns({blocks, isReadOnly: readOnly === true, onChange, onAlign})
  const [isFullscreen, setFullscreen] = useState(false)
  const place = readOnly === true ? undefined : findColumn(blocks, focusPath)
  return (
    <div className={isArticle ? 'article-text article-body' : 'article-text'}>
      <style href="article-body" precedence="low">
        {BODY_STYLE}
      </style>
      <style>{toAlignmentStyle(blocks)}</style>
      {props.renderDefault({
        ...props,
        initialActive: true,
        onChange: onOwnChange,
        onFullScreenChange: setFullscreen,
        onPaste: pasteBlocks,
      })}
      <Foot isFullscreen={isFullscreen}>
        {isArticle && <TextLengthLine blocks={value} />}
        {place && (
          <ColumnAlignment {...place} onAlign={(alignment) => onAlign(place.table, alignColumn(place, alignment))} />
        )}
      </Foot>
    </div>
  )
}

/** Stands below the editor; over its lower edge while that fills the pane, which it does in a layer of its own. */
function Foot({isFullscreen, children}: {isFullscreen: boolean; children: ReactNode}) {
  if (!isFullscreen) return <div className="article-body-foot">{children}</div>
  return (
    <Portal>
      <Layer className="article-body-foot article-body-foot-over" zOffset={200}>
        {children}
      </Layer>
    </Portal>
  )
}

function PluginsWithTables(props: PortableTextPluginsProps) {
  return props.renderDefault({...props, plugins: {...props.plugins, table: {enabled: true}}})
}
