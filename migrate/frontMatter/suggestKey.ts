import {SLOTS} from './slots.ts'

/** Keys of other dialects that may hold something else, in lower-case letters, with the key that says the same here. */
const COUSINS: ReadonlyMap<string, string> = new Map([
  ['keywords', 'tags'],
  ['topics', 'tags'],
  ['section', 'category'],
  ['byline', 'author'],
  ['writer', 'author'],
  ['headline', 'title'],
  ['teaser', 'excerpt'],
  ['abstract', 'excerpt'],
  ['intro', 'excerpt'],
])

/** Whether a key is what somebody else calls a field, rather than one with a typo. */
export function isCousin(key: string): boolean {
  return COUSINS.has(toLetters(key))
}

function toLetters(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '')
}

const KNOWN_KEYS: ReadonlySet<string> = new Set(SLOTS.flatMap(([, paths]) => paths.map(([key = '']) => key)))

/** How many letters to put in, leave out, change or swap with a neighbour to make one text of the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : change
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/**
 * The key that an unknown key probably means: what somebody else calls it (`keywords`), or it with a typo (`desciption`): one
 * letter off, or two when both are longer than five.
 *
 * @example
 * suggestKey('desciption') // 'description'
 * suggestKey('keywords') // 'tags'
 * suggestKey('layout') // undefined
 */
export function suggestKey(key: string): string | undefined {
  const plain = toLetters(key)
  const cousin = COUSINS.get(plain)
  if (cousin !== undefined) return cousin
  // A long key is no typo of a short one; this also keeps the comparison cheap whatever the file holds.
  if (plain.length < 3 || plain.length > 24) return undefined
  const [nearest] = [...KNOWN_KEYS]
    .map((known) => ({known, distance: editDistance(plain, known.toLowerCase())}))
    .filter(({distance}) => distance > 0)
    .filter(({known, distance}) => distance <= (Math.min(plain.length, known.length) > 5 ? 2 : 1))
    .sort((a, b) => a.distance - b.distance)
  return nearest?.known
}
