/** What joins the names of people in one text. A run of white space is looked at from its start alone, however long it is. */
const JOINT = /(?:(?<!\s)\s+)?(?:;|\s(?:and|&|und|et|y)\s)\s*/

/**
 * Reads the people that a text names: `Ada Lovelace and Grace Hopper`, `Ada Lovelace <ada@example.org>`,
 * `Ada Lovelace, Grace Hopper`. A comma divides only what looks like whole names on both sides, or like handles: neither
 * `Lovelace, Ada` nor `Ada Lovelace, PhD` is two people.
 *
 * @returns At least one name for a text that is not blank.
 */
export function readNames(text: string): string[] {
  return text
    .split(JOINT)
    .flatMap(divideAtCommas)
    .map(toName)
    .filter((name) => name !== '')
}

function divideAtCommas(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const areNames = parts.every((part) => /\S\s+\S/.test(part))
  const areHandles = parts.every((part) => /^@?[a-z\d][a-z\d_.-]*$/.test(part))
  return areNames || areHandles ? parts : [text]
}

/** A name without what stands beside it: an address in angle brackets, a name behind an address, an at sign, a link. */
function toName(text: string): string {
  const trimmed = text.trim()
  const mailFirst = /^[^\s@]+@\S+\s+\(([^()]+)\)$/.exec(trimmed)?.[1]
  const link = /^\[([^\]]+)\]\([^)]*\)$/.exec(trimmed)?.[1]
  const beforeMail = /^(.*\S)\s*<[^<>]*>$/.exec(trimmed)?.[1]
  const name = mailFirst ?? link ?? beforeMail ?? trimmed.replace(/^<([^<>]+)>$/, '$1')
  return name.replace(/^["'](.*)["']$/, '$1').replace(/^@(?=\S)/, '')
}
