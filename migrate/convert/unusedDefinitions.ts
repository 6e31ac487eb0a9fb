import type {State} from './state.ts'
import type {TreeSurvey} from './surveyTree.ts'

/** Reports link definitions that show nowhere: a reader misses nothing, their author may. Call it after the conversion. */
export function reportUnusedDefinitions(state: State, {definitions, repeated}: TreeSurvey): void {
  for (const [identifier, definition] of definitions) {
    if (state.usedDefinitions.has(identifier)) continue
    const label = definition.label ?? identifier
    state.report(
      'convert/unused-definition',
      definition,
      `Nothing refers to the definition of "${label}"; it was left out.`,
    )
  }
  for (const definition of repeated) {
    const label = definition.label ?? definition.identifier
    state.report(
      'convert/unused-definition',
      definition,
      `"${label}" is defined before, and the first definition counts; this one was left out.`,
    )
  }
}
