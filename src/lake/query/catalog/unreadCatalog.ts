import type {Catalog} from './catalog.ts'

/** Thrown by a query that needs to know all documents before they are read. */
export class UnreadError extends Error {
  override readonly name = 'UnreadError'
}

function refuse(): never {
  throw new UnreadError('The documents are not read yet.')
}

/** Stands in for a catalog that is still to be read, so that a query which can do without it is answered. */
export const UNREAD_CATALOG: Catalog = {
  size: refuse,
  entryOf: refuse,
  numberOf: refuse,
  numbersOfGroup: refuse,
  byId: refuse,
  byGroup: refuse,
  columns: refuse,
}
