import {DOCUMENT} from '../../schemas/names.ts'
import type {BuiltArticle, Message, Outcome} from '../types.ts'
import {choosePublication} from './choosePublication.ts'
import {describeDeleted} from './describeDeleted.ts'
import {isSameInput} from './isSameInput.ts'
import type {Holding, PlanOptions, Step} from './types.ts'

/**
 * Decides what a run does with one article. What an editor did to it is merged with what the source changed; an article that
 * an editor removed is not brought back, and one that is not ours is not taken, unless the options say so.
 *
 * @param built - The article as the source says it.
 * @param holding - What the dataset holds about the article.
 * @param options - What the run may do.
 */
export function planArticle(built: BuiltArticle, holding: Holding, options: PlanOptions): Step {
  const {onConflict, adopt = false, restore = false, asDrafts = false, publishing = {}, now} = options
  const {record, article, draft} = holding
  const settle = (outcome: Outcome, ...messages: Message[]): Step => ({
    action: 'none',
    built,
    outcome,
    messages: [...built.messages, ...messages],
  })

  const taken = [article, draft].find((document) => document && document._type !== DOCUMENT.article)
  if (taken) return settle('failed', idTaken(taken._id, taken._type))
  const choice = choosePublication(built, publishing, now())
  if (choice.publication === 'none') return settle('skipped', ...choice.messages)
  const write: Step = {
    action: 'write',
    built,
    holding,
    onConflict,
    publication: asDrafts && !article ? 'draft' : choice.publication,
    ...(choice.publishFrom !== undefined && {publishFrom: choice.publishFrom}),
    messages: [...built.messages, ...choice.messages],
  }

  if (!record) {
    if (adopt || (!article && !draft)) return write
    return settle('conflict', notImported(article ? 'An article' : 'A draft', built.article._id))
  }
  const isThere = article ?? (record.publication === 'draft' ? draft : undefined)
  if (!isThere) return restore ? write : settle('deleted', describeDeleted(draft !== undefined))
  const isSettled = (record.conflicts ?? []).length === 0 && (record.publication ?? 'published') === write.publication
  const onlyImages = isSameInput(record, built) && isSettled
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
