/** One measured figure, and what it should be. */
export interface Figure {
  name: string
  value: number
  /** What the value is held against; its side is in `name` or in `ok`. */
  target: number
  ok: boolean
}

/**
 * Writes figures for people, or with `json` as one array for programs.
 *
 * @param figures - In the order to print.
 * @param options.unit - Stands behind each value of the table; none by default.
 */
export function formatFigures(figures: readonly Figure[], {json, unit = ''}: {json: boolean; unit?: string}): string {
  if (json) return `${JSON.stringify(figures)}\n`
  const width = Math.max(...figures.map(({name}) => name.length))
  const rows = figures.map(
    ({name, value, target, ok}) => `${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${value.toFixed(2)}${unit}  (${target})`,
  )
  return `${rows.join('\n')}\n`
}
