import type {ArticleResult, Message, Severity} from '../types.ts'
import type {Paint} from './output.ts'
import {widthOf} from './widthOf.ts'

type Row = Pick<ArticleResult, 'path' | 'messages'>

/** Messages of one rule that are not shown. */
export interface LeftMessages {
  severity: Severity
  rule: string
  messages: number
  articles: number
}

/** How many messages of one rule are shown; they are enough to see what it is about. */
const MOST = 10

/**
 * What a person has to see every one of: errors, losses, and what a run decided about the work of editors. Images are not among them: their
 * articles arrive, and where a folder is missing, hundreds of them are.
 */
function isAlwaysShown({severity, rule}: Message): boolean {
  return (severity === 'error' && !rule.startsWith('image/')) || severity === 'loss' || rule.startsWith('plan/')
}

/**
 * Keeps a list of messages short enough to be read: of warnings, changes of form and missing images the first lines of each rule stay.
 *
 * @param rows - Articles in the order to show them.
 * @returns The articles with the messages to show, and what was left out.
 */
export function limitMessages(rows: readonly Row[]): {rows: Row[]; left: LeftMessages[]} {
  const lines = new Map<string, number>()
  const left = new Map<string, LeftMessages>()

  const shown = rows.map(({path, messages}) => {
    const here = new Set<string>()
    const leftHere = new Set<string>()
    const kept = messages.filter((message) => {
      const {severity, rule, reason} = message
      const line = `${rule} ${reason}`
      if (severity === 'info' || isAlwaysShown(message) || here.has(line)) return true
      const before = lines.get(rule) ?? 0
      if (before < MOST) {
        lines.set(rule, before + 1)
        here.add(line)
        return true
      }
      const more = left.get(rule) ?? {severity, rule, messages: 0, articles: 0}
      left.set(rule, {...more, messages: more.messages + 1, articles: more.articles + (leftHere.has(rule) ? 0 : 1)})
      leftHere.add(rule)
      return false
    })
    return {path, messages: kept}
  })
  return {rows: shown, left: [...left.values()].sort((a, b) => b.messages - a.messages)}
}

/** Says what was left out, by rule. */
export function formatLeft(left: readonly LeftMessages[], paint: Paint): string {
  if (left.length === 0) return ''
  const width = widthOf(left.map(({messages}) => String(messages)))
  const level = widthOf(left.map(({severity}) => severity))
  const lines = left.map(({severity, rule, messages, articles}) => {
    const where = `in ${articles} ${articles === 1 ? 'article' : 'articles'}`
    return `  ${String(messages).padStart(width)}  ${severity.padEnd(level)}  ${paint('dim', rule)}  ${where}`
  })
  return `More of the same, which --verbose lists:\n${lines.join('\n')}\n\n`
}
