/**
 * A dataset in memory, as far as lists need it: the ids of its documents, and the attributes that queries have asked for,
 * in columns. Documents are numbered; numbers of deleted ones are given out again.
 *
 * @module
 */
import {isPrivateId, parseId, type Layer} from '../../documentId.ts'
import {createColumn, type ChangingColumn, type Column} from './column.ts'
import {createForesight, type Foresight} from './foresight.ts'
import {outlinedValue, type AttributePath, type Outline} from './outline.ts'
import {createSortedNumbers} from './sortedNumbers.ts'

/** A document to take in. */
export interface CatalogRow {
  id: string
  outline: Outline
}

/** What the catalog knows of a document without looking at its attributes. */
interface Entry {
  id: string
  /** The id under which its group is published. */
  group: string
  layer: Layer
  isPrivate: boolean
  /** Whether it is a version that says "unpublish this". */
  isDeletion: boolean
}

/** The documents of a dataset by number. */
export interface Catalog {
  size(): number
  entryOf(number: number): Entry
  numberOf(id: string): number | undefined
  /** All versions of a document. */
  numbersOfGroup(group: string): readonly number[]
  byId(): readonly number[]
  /** By group; the versions of one by id. */
  byGroup(): readonly number[]
  /** The columns of some attributes, read together where they are not there yet. */
  columns(paths: readonly AttributePath[]): Column[]
}

/** A catalog while documents change. */
export interface ChangingCatalog extends Catalog {
  /** Takes in a document's new state; null where it was deleted. */
  update(id: string, outline: Outline | null): void
  /**
   * Reads documents into an empty catalog for a while. Where nobody does, all are read at once when it is first asked
   * something.
   *
   * @param milliseconds - about how long
   * @returns whether it holds all of them now
   */
  advance(milliseconds: number): boolean
  /** Whether it holds all documents, and answers at once. */
  isWhole(): boolean
  /** Forgets everything; it is read anew when it is next needed. */
  clear(): void
}

/** How many columns are kept; with more, the ones that no query asked for longest are given up. */
const MAX_COLUMNS = 64

const DELETION: AttributePath = ['_system', 'delete']

interface State {
  entries: (Entry | undefined)[]
  numbers: Map<string, number>
  /** The drafts and versions of each group. Most groups have none, only a published document, whose id is the group's. */
  versions: Map<string, number[]>
  free: number[]
}

/** A catalog of which some documents are still to be read. */
interface Beginning {
  known: State
  foresight: Foresight
  /** The documents up to this id were read. */
  lastId: string
  /** What became of those since. */
  changes: Map<string, Outline | null>
}

interface KnownColumn {
  path: AttributePath
  column: ChangingColumn
}

/**
 * Makes a catalog, empty until the first question.
 *
 * @param rows - reads the documents whose ids come after one, in the order of ids
 */
export function createCatalog(rows: (after: string) => Iterable<CatalogRow>): ChangingCatalog {
  let state: State | null = null
  let beginning: Beginning | null = null
  const columns = new Map<string, KnownColumn>()
  const has = (number: number): boolean => state?.entries[number] !== undefined
  const all = (): number[] => Array.from(load().numbers.values())
  const entryOf = (number: number): Entry => load().entries[number] as Entry
  const compareIds = (one: number, other: number): number => compareTexts(entryOf(one).id, entryOf(other).id)
  const compareGroups = (one: number, other: number): number =>
    compareTexts(entryOf(one).group, entryOf(other).group) || compareIds(one, other)
  const createOwnColumn = (): ChangingColumn => createColumn(all, has, compareGroups)
  let byId = createSortedNumbers(all, has, compareIds)
  let byGroup = createSortedNumbers(all, has, compareGroups)

  function load(): State {
    const loaded = state ?? begin(() => false)
    if (loaded === null) throw new Error('The documents were not read to their end.')
    return loaded
  }

  /** Reads on from where it was left until time is up; null where that was before the end. */
  function begin(isTimeUp: () => boolean): State | null {
    beginning ??= {known: createState(), foresight: createForesight(createOwnColumn), lastId: '', changes: new Map()}
    const {known, foresight, changes} = beginning
    for (const {id, outline} of rows(beginning.lastId)) {
      foresight.notice(add(known, id, outline), outline)
      beginning.lastId = id
      if (isTimeUp()) return null
    }
    for (const column of foresight.columns()) columns.set(JSON.stringify(column.path), column)
    beginning = null
    state = known
    for (const [id, outline] of changes) update(id, outline)
    return known
  }

  function readColumns(wanted: readonly KnownColumn[]): void {
    const {numbers} = load()
    for (const {id, outline} of wanted.length === 0 ? [] : rows('')) {
      const number = numbers.get(id)
      if (number === undefined) continue
      for (const {path, column} of wanted) column.set(number, outlinedValue(outline, path))
    }
  }

  function takeOut(known: State, number: number): void {
    remove(known, number)
    for (const {column} of columns.values()) column.set(number, undefined)
    move(number)
  }

  function move(number: number): void {
    byId.touch(number)
    byGroup.touch(number)
  }

  function update(id: string, outline: Outline | null): void {
    // What is still to be read will be read as it is then.
    if (beginning !== null && id <= beginning.lastId) beginning.changes.set(id, outline)
    if (state === null) return
    const before = state.numbers.get(id)
    if (outline === null) {
      if (before !== undefined) takeOut(state, before)
      return
    }
    const number = before ?? add(state, id, outline)
    state.entries[number] = toEntry(id, outline)
    for (const {path, column} of columns.values()) {
      const value = outlinedValue(outline, path)
      if (before === undefined || column.valueOf(number) !== value) column.set(number, value)
    }
    if (before === undefined) move(number)
  }

  return {
    size: () => load().numbers.size,
    entryOf,
    numberOf: (id) => load().numbers.get(id),
    numbersOfGroup(group) {
      const {numbers, versions} = load()
      const others = versions.get(group) ?? []
      const number = numbers.get(group)
      return number === undefined || entryOf(number).layer !== 'published' ? others : [number, ...others]
    },
    byId: () => byId.read(),
    byGroup: () => byGroup.read(),
    columns(paths) {
      load()
      const asked = paths.map((path) => {
        const name = JSON.stringify(path)
        return {name, known: columns.get(name), path}
      })
      const found = asked.map(({name, known, path}) => ({
        name,
        isNew: known === undefined,
        column: known ?? {path, column: createOwnColumn()},
      }))
      readColumns(found.filter(({isNew}) => isNew).map(({column}) => column))
      for (const {name, column} of found) {
        // A Map lists its entries as they were set: the ones that were asked for last come last.
        columns.delete(name)
        columns.set(name, column)
      }
      for (const name of columns.keys()) {
        if (columns.size <= Math.max(MAX_COLUMNS, paths.length)) break
        columns.delete(name)
      }
      return found.map(({column}) => column.column)
    },
    update,
    advance(milliseconds) {
      const end = performance.now() + milliseconds
      return state !== null || begin(() => performance.now() > end) !== null
    },
    isWhole: () => state !== null,
    clear() {
      state = null
      beginning = null
      columns.clear()
      byId = createSortedNumbers(all, has, compareIds)
      byGroup = createSortedNumbers(all, has, compareGroups)
    },
  }
}

function createState(): State {
  return {entries: [], numbers: new Map(), versions: new Map(), free: []}
}

function add({entries, numbers, versions, free}: State, id: string, outline: Outline): number {
  const number = free.pop() ?? entries.length
  const entry = toEntry(id, outline)
  entries[number] = entry
  numbers.set(id, number)
  if (entry.layer !== 'published') versions.set(entry.group, [...(versions.get(entry.group) ?? []), number])
  return number
}

function remove({entries, numbers, versions, free}: State, number: number): void {
  const {id, group} = entries[number] as Entry
  entries[number] = undefined
  numbers.delete(id)
  const others = (versions.get(group) ?? []).filter((other) => other !== number)
  if (others.length === 0) versions.delete(group)
  else versions.set(group, others)
  free.push(number)
}

function toEntry(id: string, outline: Outline): Entry {
  const {group, layer} = parseId(id)
  // Written out, it takes half the memory of an object that another one is spread into; there are many.
  return {id, group, layer, isPrivate: isPrivateId(id), isDeletion: outlinedValue(outline, DELETION) === true}
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
