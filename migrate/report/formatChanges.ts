import type {Change} from '../types.ts'
import type {Color, Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

/** Differences of one article that are shown before the rest is counted. */
const SHOWN = 12

const SIGNS: Record<Change['kind'], {sign: string; color: Color}> = {
  added: {sign: '+', color: 'green'},
  removed: {sign: '-', color: 'red'},
  changed: {sign: '~', color: 'yellow'},
  moved: {sign: '>', color: 'cyan'},
  kept: {sign: '!', color: 'magenta'},
}

/**
 * Lists what differs between an article in the dataset and what a run makes of it: one line a field or block, old → new.
 *
 * @param changes - What differs in one article.
 * @param options.all - Show all of them, however many.
 * @param options.paint - Colours.
 * @returns Lines with a newline each, or nothing.
 */
export function formatChanges(changes: readonly Change[], {all, paint}: {all: boolean; paint: Paint}): string {
  const shown = all || changes.length <= SHOWN + 1 ? changes : changes.slice(0, SHOWN)
  const width = widthOf(shown.map(nameOf))
  const lines = shown.map((change) => {
    const {sign, color} = SIGNS[change.kind]
    return `    ${paint(color, sign)} ${nameOf(change).padEnd(width)}  ${describe(change)}`
  })
  const left = changes.length - shown.length
  return [...lines, ...(left > 0 ? [`    … and ${left} more; --verbose shows all`] : [])]
    .map((line) => `${line}\n`)
    .join('')
}

/** A block is known by its words; its key says nothing to a person. */
function nameOf({document, path}: Change): string {
  const name = path.startsWith('body[') ? 'body' : path
  return document.startsWith('drafts.') ? `draft ${name}` : name
}

function describe({kind, path, before, after}: Change): string {
  if (path === 'body (order)') return 'the editor’s order of the blocks is kept'
  const [old, next] = [quote(before), quote(after)]
  switch (kind) {
    case 'added':
      return next
    case 'removed':
      return old
    case 'changed':
      return `${old} → ${next}`
    case 'moved':
      return `moved: ${old}`
    case 'kept':
      return `kept ${before === undefined ? 'away' : old}; the source says ${after === undefined ? 'nothing any more' : next}`
  }
}

function quote(text = ''): string {
  return `“${text}”`
}
