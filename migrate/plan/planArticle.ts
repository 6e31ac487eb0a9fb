import {DOCUMENT} from '../../schemas/names.ts'
import type {BuiltArticle, Message, Outcome} from '../types.ts'
import {describeDeleted} from './describeDeleted.ts'
import {isSameInput} from './isSameInput.ts'
import type {Holding, PlanOptions, Step} from './types.ts'

/**
 * Decides what a run does with one article. What an editor did to it is merged with what the source changed; an article that
 * an editor removed is not brought back, and one that is not ours is not taken, unless the options say so.
 *
 * @param built - The article as the source says it.
 * @param holding - What the dataset holds about it.
 * @param options - What the run may do.
 */
export function planArticle(built: BuiltArticle, holding: Holding, options: PlanOptions): Step {
  const {onConflict, adopt = false, restore = false} = options
  const {record, article, draft} = holding
  const settle = (outcome: Outcome, message: Message): Step => ({
    action: 'none',
    built,
    outcome,
    messages: [...built.messages, message],
  })

  const taken = [article, draft].find((document) => document && document._type !== DOCUMENT.article)
  if (taken) return settle('failed', idTaken(taken._id, taken._type))
  const write: Step = {action: 'write', built, holding, onConflict, messages: built.messages}

  if (!record) {
    if (adopt || (!article && !draft)) return write
    return settle('conflict', notImported(article ? 'An article' : 'A draft', built.article._id))
  }
  if (!article) return restore ? write : settle('deleted', describeDeleted(draft !== undefined))
  const onlyImages = isSameInput(record, built) && (record.conflicts ?? []).length === 0
  return onlyImages ? {...write, pendingBefore: record.pendingImages} : write
}

function notImported(what: string, id: string): Message {
  return {
    severity: 'warning',
    rule: 'plan/not-imported',
    reason: `${what} with the id ${id} is in the dataset and was not imported by migrate, so it stays as it is. Change the slug; or, to take it over, run again with --adopt.`,
  }
}

function idTaken(id: string, type: string): Message {
  return {
    severity: 'error',
    rule: 'plan/id-taken',
    reason: `The id ${id} belongs to a document of type ${type}; expected an article. Change the slug.`,
  }
}
