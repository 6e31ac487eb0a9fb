/** More than these the engine sorts faster. */
const FEW = 32

/**
 * The names of an object's members, sorted (UTF-16 order). By insertion: for the handful that an object has, several times
 * faster than the engine's way.
 */
export function sortedNames(object: object): string[] {
  const names = Object.keys(object)
  if (names.length > FEW) return names.sort()
  for (let index = 1; index < names.length; index++) {
    const name = names[index] ?? ''
    let place = index
    for (let before = names[place - 1]; before !== undefined && before > name; before = names[place - 1]) {
      names[place--] = before
    }
    names[place] = name
  }
  return names
}
