/** A mark of a child: the first and the last of the neighbouring children that have it. */
interface Run {
  mark: string
  start: number
  end: number
}

/**
 * Decides which mark goes around which, for every child of a text block: one that runs on goes around one that does not,
 * and a link around a decorator that overlaps it, so that one link does not become two. Marks that begin and end together
 * stay in the order they are stored in, outermost first.
 *
 * @param marks - the marks of each child, in order; a mark that occurs twice is a mark inside its like
 * @param isAnnotation - tells annotations from decorators
 * @returns the marks of each child, outermost first
 */
export function orderMarks(
  marks: readonly (readonly string[])[],
  isAnnotation: (mark: string) => boolean,
): (readonly string[])[] {
  const goesAround = (run: Run, other: Run): boolean => {
    if (run.start === other.start && run.end === other.end) return false
    if (run.start <= other.start && run.end >= other.end) return true
    if (run.start >= other.start && run.end <= other.end) return false
    const isLink = isAnnotation(run.mark)
    return isLink === isAnnotation(other.mark) ? run.start < other.start : isLink
  }
  return findRuns(marks).map((runs) => {
    const ordered: Run[] = []
    for (const run of runs) {
      const place = ordered.findIndex((other) => goesAround(run, other))
      ordered.splice(place === -1 ? ordered.length : place, 0, run)
    }
    return ordered.map(({mark}) => mark)
  })
}

/** The run of each mark of each child, in stored order. Neighbours that share a mark share the run. */
function findRuns(marks: readonly (readonly string[])[]): Run[][] {
  let previous: Run[] = []
  return marks.map((names, index) => {
    const open = [...previous]
    previous = names.map((mark) => {
      const known = open.findIndex((run) => run.mark === mark)
      const [run = {mark, start: index, end: index}] = known === -1 ? [] : open.splice(known, 1)
      run.end = index
      return run
    })
    return previous
  })
}
