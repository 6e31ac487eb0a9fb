import {useEffect, useRef} from 'react'

import type {Alignment} from '../../schemas/names.ts'
import {followColumns, isTable, type TableValue} from './columnAlignment.ts'

/**
 * Lets the alignments of tables go with their columns, which the table editor adds, takes out and moves without them.
 *
 * @param blocks - of the body, as they change
 * @param onAlign - told the alignments that a table is to have
 */
export function useFollowedColumns(
  blocks: readonly unknown[],
  onAlign: (table: TableValue, align: Alignment[]) => void,
): void {
  const known = useRef(new Map<string, TableValue>())
  useEffect(() => {
    const tables = new Map(blocks.filter(isTable).map((table) => [table._key, table]))
    const before = known.current
    known.current = tables
    for (const [key, table] of tables) {
      const old = before.get(key)
      const align = old && old !== table ? followColumns(old, table) : undefined
      if (align) onAlign(table, align)
    }
  }, [blocks, onAlign])
}
