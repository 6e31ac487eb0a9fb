/**
 * Perspectives: which version of each document a query sees, and under which id (content-lake HTTP interface:
 * perspectives).
 *
 * @module
 */
import {isPrivateId, parseId, type Layer} from '../documentId.ts'
import type {Perspective, StoredDocument} from '../engine.ts'
import {createQueryError} from './queryErrors.ts'
import type {DocumentSource} from './source.ts'

/** The layers that a perspective looks into, highest priority first. Null is `raw`: every document as it is stored. */
export type Layers = readonly Layer[] | null

/**
 * Reads a perspective. Published documents lie under every stack, drafts only where the stack names them.
 *
 * @throws LakeError 400 for an empty stack, and for `raw` among others
 */
export function toLayers(perspective: Perspective): Layers {
  const names = typeof perspective === 'string' ? [perspective] : perspective
  if (names.length === 0) throw createQueryError('The perspective is an empty list; name at least one.')
  if (names.includes('raw')) {
    if (names.length === 1) return null
    throw createQueryError(`The perspective "raw" cannot be combined with others, as in "${names.join(',')}".`)
  }
  const layers = names.map((name): Layer => (name === 'drafts' || name === 'published' ? name : `versions.${name}`))
  return layers.includes('published') ? layers.slice(0, layers.indexOf('published') + 1) : [...layers, 'published']
}

/** Whether documents of several layers can stand for one another, so that a group must be looked at as a whole. */
export function isStacked(layers: Layers): layers is readonly Layer[] {
  return layers !== null && layers.length > 1
}

/** What a query may look at: one perspective of a source. */
export interface View {
  /** The documents among these that the view shows, as it shows them, in the order of their ids there. */
  select(documents: readonly StoredDocument[]): StoredDocument[]
  /** The document that a reference to this id leads to. */
  get(id: string): StoredDocument | null
}

/**
 * Makes the view that a query gets.
 *
 * @param canReadPrivate - false hides documents whose stored id has a dot
 */
export function createView(source: DocumentSource, layers: Layers, canReadPrivate: boolean): View {
  const visible = (documents: readonly StoredDocument[]): readonly StoredDocument[] =>
    canReadPrivate ? documents : documents.filter((document) => !isPrivateId(document._id))
  const select = (documents: readonly StoredDocument[]): StoredDocument[] =>
    isStacked(layers) ? overlay(visible(documents), layers) : visible(documents).filter((one) => shows(layers, one))
  return {
    select,
    get(id) {
      if (isStacked(layers)) return select(source.find([{by: 'group', values: [id]}], true))[0] ?? null
      const document = source.get(id)
      return document === null ? null : (select([document])[0] ?? null)
    },
  }
}

function shows(layers: Layers, document: StoredDocument): boolean {
  return layers === null || layers.includes(parseId(document._id).layer)
}

function overlay(documents: readonly StoredDocument[], layers: readonly Layer[]): StoredDocument[] {
  const winners = new Map<string, {rank: number; document: StoredDocument}>()
  for (const document of documents) {
    const {group, layer} = parseId(document._id)
    const rank = layers.indexOf(layer)
    if (rank >= 0 && rank < (winners.get(group)?.rank ?? Infinity)) winners.set(group, {rank, document})
  }
  return Array.from(winners, ([group, winner]) => ({group, document: winner.document}))
    .filter(({document}) => !isMarkedForDeletion(document))
    .sort((one, other) => (one.group < other.group ? -1 : 1))
    .map(({group, document}) => asPublished(document, group))
}

/** A release says "unpublish this" with a version that is marked so; in the release's view the document is gone. */
function isMarkedForDeletion(document: StoredDocument): boolean {
  const system = document['_system']
  return typeof system === 'object' && system !== null && 'delete' in system && system.delete === true
}

/** A document as a perspective shows it that is known to show it. */
export function asShown(document: StoredDocument, layers: Layers): StoredDocument {
  return isStacked(layers) ? asPublished(document, parseId(document._id).group) : document
}

const published = new WeakMap<StoredDocument, StoredDocument>()

function asPublished(document: StoredDocument, group: string): StoredDocument {
  const known = published.get(document)
  if (known !== undefined) return known
  const copy = {...document, _id: group, _originalId: document._id}
  published.set(document, copy)
  return copy
}
