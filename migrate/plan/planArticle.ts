import {DOCUMENT} from '../../schemas/names.ts'
import {compareWritten, type WrittenComparison} from '../document/compareWritten.ts'
import type {BuiltArticle, Message, Outcome} from '../types.ts'
import {describeDeleted} from './describeDeleted.ts'
import {describeEdits} from './describeEdits.ts'
import {isSameInput} from './isSameInput.ts'
import type {ConflictPolicy, Holding, Step} from './types.ts'

const OVERWRITE_HINT = 'To replace it with the source, run again with --on-conflict overwrite.'

/**
 * Decides what a run does with one article. An editor's work is never written over unless the policy says so, and an
 * article that an editor removed is not brought back.
 *
 * @param built - The article as the source says it.
 * @param holding - What the dataset holds about it.
 * @param onConflict - What to do when both sides changed.
 */
export function planArticle(built: BuiltArticle, holding: Holding, onConflict: ConflictPolicy): Step {
  const {record, article, draft} = holding
  const settle = (outcome: Outcome, message: Message): Step => ({
    action: 'none',
    built,
    outcome,
    messages: [...built.messages, message],
  })
  const discard: Message[] = draft ? [draftDiscarded()] : []

  if (article && article._type !== DOCUMENT.article) return settle('failed', idTaken(article._id, article._type))

  if (!record) {
    if (!article && !draft) return {action: 'create', built, discardDraft: false, messages: built.messages}
    if (onConflict === 'keep')
      return settle('conflict', notImported(article ? 'An article' : 'A draft', built.article._id))
    const overwrite = {built, discardDraft: draft !== undefined, messages: [...built.messages, ...discard]}
    return article ? {action: 'update', current: article, ...overwrite} : {action: 'create', ...overwrite}
  }

  if (!article) return settle('deleted', describeDeleted(draft !== undefined))

  const edits = compareWritten(record.written, article)
  const sameInput = isSameInput(record, built)
  if (!draft && !isEdited(edits)) {
    const update: Step = {action: 'update', built, current: article, discardDraft: false, messages: built.messages}
    return sameInput ? {...update, pendingBefore: record.pendingImages} : update
  }
  if (sameInput) return settle('unchanged', imagesLeft(record.pendingImages.length))
  if (onConflict === 'overwrite') {
    const messages = [...built.messages, ...discard]
    return {action: 'update', built, current: article, discardDraft: draft !== undefined, messages}
  }
  const touched = isEdited(edits) ? describeEdits(edits, article) : undefined
  const inDraft = draft && describeEdits(compareWritten(record.written, draft), draft)
  return settle('conflict', bothChanged(record.sourceHash === built.sourceHash, touched, inDraft))
}

function isEdited(edits: WrittenComparison): boolean {
  const {changedFields, changedBlocks, addedBlocks, removedBlocks, reordered} = edits
  return reordered || [changedFields, changedBlocks, addedBlocks, removedBlocks].some((list) => list.length > 0)
}

function bothChanged(sameSource: boolean, published: string | undefined, draft: string | undefined): Message {
  const what = sameSource ? 'The source is read in another dialect than at' : 'The source changed since'
  const edits = [
    published && `an editor changed ${published}`,
    draft !== undefined && `there is a draft${draft && ` that changes ${draft}`}`,
  ].filter(Boolean)
  return {
    severity: 'warning',
    rule: published ? 'plan/edited' : 'plan/draft-exists',
    reason: `${what} the last import, and ${edits.join(', and ')}. The editor's text stays. ${OVERWRITE_HINT}`,
  }
}

function notImported(what: string, id: string): Message {
  return {
    severity: 'warning',
    rule: 'plan/not-imported',
    reason: `${what} with the id ${id} is in the dataset and was not imported by migrate, so it stays as it is. Change the slug; or, to replace it, run again with --on-conflict overwrite.`,
  }
}

function idTaken(id: string, type: string): Message {
  return {
    severity: 'error',
    rule: 'plan/id-taken',
    reason: `The id ${id} belongs to a document of type ${type}; expected an article. Change the slug.`,
  }
}

function draftDiscarded(): Message {
  return {
    severity: 'warning',
    rule: 'plan/draft-discarded',
    reason:
      "A draft of this article was discarded, as --on-conflict overwrite says; the dataset's history still has it.",
  }
}

function imagesLeft(count: number): Message {
  return {
    severity: 'warning',
    rule: 'plan/images-left',
    reason: `${count === 1 ? 'One image is' : `${count} images are`} not in the dataset yet, and an editor changed the article since, so it was left alone. Add the image in the Studio.`,
  }
}
