import type {ProgressEvent} from '../types.ts'
import type {Output} from './output.ts'

/** How often a line is rewritten at most, in milliseconds. */
const REDRAW_MS = 100

const LABELS: Record<ProgressEvent['step'], string> = {
  read: 'Reading',
  convert: 'Converting',
  check: 'Checking',
  plan: 'Planning',
  assets: 'Bringing images',
  write: 'Writing',
}

/** Draws the progress of a run. */
export interface Progress {
  onProgress(event: ProgressEvent): void
  /** Takes the line away; call it before anything else is written. */
  clear(): void
}

/**
 * Draws progress: one line that rewrites itself on a terminal, with counts and a rate; elsewhere a plain line when a step
 * is over.
 *
 * @param output - Where to draw.
 * @param now - Clock in milliseconds.
 */
export function createProgress(output: Output, now: () => number): Progress {
  let step: ProgressEvent['step'] | undefined
  let startedAt = 0
  let drawnAt = 0
  let isDrawn = false

  function draw({current, total}: ProgressEvent, label: string, time: number): void {
    const seconds = (time - startedAt) / 1000
    const rate = seconds > 0.5 ? ` · ${Math.round(current / seconds)}/s` : ''
    output.write(`\r\x1b[2K${label} ${current}/${total}${rate}`)
    drawnAt = time
    isDrawn = true
  }

  return {
    onProgress(event) {
      const time = now()
      if (event.step !== step) [step, startedAt, drawnAt] = [event.step, time, 0]
      const label = LABELS[event.step]
      if (!output.rewritable) {
        if (event.current === event.total) output.write(`${label}: ${event.current} of ${event.total}\n`)
      } else if (time - drawnAt >= REDRAW_MS) draw(event, label, time)
    },
    clear() {
      if (isDrawn) output.write('\r\x1b[2K')
      isDrawn = false
    },
  }
}
