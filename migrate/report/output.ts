import type {styleText} from 'node:util'

/** A stream as reports write to it. */
export interface Output {
  write(text: string): void
  /** True where a line can be rewritten: a terminal that knows how to move its cursor. */
  rewritable: boolean
  /** Colours a text where the stream shows colours, and returns it as it is elsewhere. */
  paint: Paint
}

/** A colour or style that a terminal knows. */
export type Color = Parameters<typeof styleText>[0]

/** Colours a text, or not. */
export type Paint = (color: Color, text: string) => string
