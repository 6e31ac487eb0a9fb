import {ALIGNMENTS, type Alignment} from '../../schemas/names.ts'
import type {TableColumn} from './columnAlignment.ts'

const TITLES: Record<Alignment, string> = {none: 'Default', left: 'Left', center: 'Center', right: 'Right'}

/** Lets an editor align the column that they stand in. */
export function ColumnAlignment({table, column, onAlign}: TableColumn & {onAlign: (alignment: Alignment) => void}) {
  const current = table.align?.[column] ?? 'none'
  return (
    <div className="article-body-columns" role="group" aria-label={`Alignment of column ${column + 1}`}>
      <span>Column {column + 1}</span>
      {ALIGNMENTS.map((alignment) => (
        <button
          key={alignment}
          type="button"
          aria-pressed={alignment === current}
          // The editor keeps its place in the cell.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onAlign(alignment)}
        >
          {TITLES[alignment]}
        </button>
      ))}
    </div>
  )
}
