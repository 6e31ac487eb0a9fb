import {useCallback, useEffect, useRef} from 'react'
import type {PortableTextInputProps} from 'sanity'

import type {Alignment} from '../../schemas/names.ts'
import {followTables, type KnownTables, type TableValue} from './columnAlignment.ts'

type OnChange = PortableTextInputProps['onChange']

/** What is followed, and who hears of it. */
interface FollowedBody {
  /** As they change. */
  blocks: readonly unknown[]
  /** What is shown cannot be changed, such as an earlier revision: it says nothing of what comes after it. */
  isReadOnly: boolean
  /** The form's. */
  onChange: OnChange
  /** Told the alignments that a table is to have. */
  onAlign: (table: TableValue, align: Alignment[]) => void
}

/**
 * Lets the alignments of tables go with their columns, which the table editor adds, takes out and moves without them. Only
 * for what is done in this editor: what somebody else does, or the same person in another window, is followed there.
 *
 * @returns what the editor is to call in place of `onChange`
 */
export function useFollowedColumns({blocks, isReadOnly, onChange, onAlign}: FollowedBody): OnChange {
  const known = useRef<KnownTables>(new Map())
  const isOwnChange = useRef(false)
  const seen = useRef(blocks)
  useEffect(() => {
    const {tables, followed} = followTables(known.current, isReadOnly ? [] : blocks)
    known.current = tables
    if (isOwnChange.current) for (const {table, align} of followed) onAlign(table, align)
    if (seen.current !== blocks) isOwnChange.current = false
    seen.current = blocks
  }, [blocks, isReadOnly, onAlign])
  return useCallback(
    (change) => {
      isOwnChange.current = true
      onChange(change)
    },
    [onChange],
  )
}
