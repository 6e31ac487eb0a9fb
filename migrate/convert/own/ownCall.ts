import type {Node, Nodes} from 'mdast'

import {MAX_OWN_DEPTH} from '../levels.ts'
import type {State} from '../state.ts'
import {checkMessage} from './checkMessage.ts'
import {toText} from './toText.ts'
import type {FlowContext, OwnMessage} from './types.ts'

/** A call of a handler of the user. */
export interface OwnCall {
  /** What the user calls the handler: `handlers.flow.heading`. */
  name: string
  state: State
  /** The node that the function is called for. */
  node: Nodes
  /** What it told so far. It is said whatever becomes of the call. */
  told: OwnMessage[]
  /** Whether it converted anything. */
  hasConverted: boolean
}

/** Whether handlers of the user are nested too deeply for one more; says so. */
export function isTooDeep(name: string, state: State, node: Nodes): boolean {
  if (state.ownDepth < MAX_OWN_DEPTH) return false
  state.report(
    'convert/nesting-limit',
    node,
    `Found this ${node.type} inside ${MAX_OWN_DEPTH} others that handlers convert the content of; ${name} was not called for it.`,
  )
  return true
}

/** Converts something for a handler. */
export function convertFor<Result>(call: OwnCall, convert: () => Result): Result {
  const {state} = call
  call.hasConverted = true
  state.ownDepth += 1
  try {
    return convert()
  } finally {
    state.ownDepth -= 1
  }
}

/** The part of the context that handlers in both places have. */
export function sharedContext({
  state,
  node,
  told,
}: OwnCall): Pick<FlowContext, 'dialect' | 'source' | 'text' | 'report'> {
  return {
    dialect: state.dialect,
    source: (of: Node = node) => state.sourceOf(of as Nodes),
    text: toText,
    report(message) {
      checkMessage(message)
      told.push(message)
    },
  }
}

/** Says what a handler told about its place. */
export function tell({state, node, told}: OwnCall): void {
  for (const {severity, rule, reason} of told) state.note(node, {severity, rule, reason})
}

/** Says that a handler failed, and that the source stands in the place of what it should have made. */
export function reportFailure({state, node, name}: OwnCall, error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error)
  state.report(
    'convert/handler-failed',
    node,
    `${name} failed on this ${node.type}: ${problem.replace(/[.\s]+$/, '')}. Its source text stands in its place; mend the handler and convert again.`,
  )
}
