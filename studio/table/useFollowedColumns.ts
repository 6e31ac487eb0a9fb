import {useEffect, useRef} from 'react'

import type {Alignment} from '../../schemas/names.ts'
import {followTables, type KnownTables, type TableValue} from './columnAlignment.ts'

/**
 * Lets the alignments of tables go with their columns, which the table editor adds, takes out and moves without them.
 *
 * @param blocks - of the body, as they change
 * @param isReadOnly - what is shown cannot be changed, such as an earlier revision: it says nothing of what comes after it
 * @param onAlign - told the alignments that a table is to have
 */
export function useFollowedColumns(
  blocks: readonly unknown[],
  isReadOnly: boolean,
  onAlign: (table: TableValue, align: Alignment[]) => void,
): void {
  const known = useRef<KnownTables>(new Map())
  useEffect(() => {
    const {tables, followed} = followTables(known.current, isReadOnly ? [] : blocks)
    known.current = tables
    for (const {table, align} of followed) onAlign(table, align)
  }, [blocks, isReadOnly, onAlign])
}
