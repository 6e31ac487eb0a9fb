import {sha256Hex} from './sha256.ts'

/** Longest slug made from a title or a name. A slug that front matter states is never cut. */
const MAX_LENGTH = 96

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŋ: 'ng',
  ı: 'i',
}

/** Spells out the signs that tell names apart (C, C++, C#) and takes the marks off Latin letters. */
function transliterate(text: string): string {
  return text
    .replace(/(?<=\p{L})#/gu, ' sharp ')
    .replaceAll('+', ' plus ')
    .replaceAll('&', ' and ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[ßæœøđðþłħŋı]/g, (letter) => LETTERS[letter] ?? letter)
}

function toDashed(latin: string): string {
  const dashed = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  if (dashed.length <= MAX_LENGTH) return dashed
  const end = dashed.lastIndexOf('-', MAX_LENGTH)
  return dashed.slice(0, end > 0 ? end : MAX_LENGTH)
}

/**
 * Makes a slug of a title or a name: ASCII letters and digits joined by single dashes, at most 96 characters, cut
 * between words. Diacritics are taken off; letters with no Latin form (Greek, Cyrillic, CJK …) are left out, so the
 * result may be empty: see {@link toTermSlug} and {@link chooseSlug} for what to do then.
 *
 * @example
 * toSlug('Crème brûlée & C++') // 'creme-brulee-and-c-plus-plus'
 */
export function toSlug(text: string): string {
  return toDashed(transliterate(text))
}

/** Whether {@link toSlug} would leave out a letter or digit of the text, or has nothing to make a slug of. */
function losesLetters(text: string): boolean {
  const latin = transliterate(text)
  return toDashed(latin) === '' || /[^\P{L}a-z]|[^\P{N}0-9]/u.test(latin)
}

/** What Latin letters the text has, made unique by a hash of all of it. */
function toHashedSlug(text: string): string {
  return [toSlug(text), sha256Hex(text.normalize('NFC')).slice(0, 10)].filter((part) => part !== '').join('-')
}

/**
 * Makes the slug of a category or an author from its name. A name that has letters without a Latin form gets a short
 * hash of the whole name, so that two such names never share a slug.
 *
 * @example
 * toTermSlug('Cloud') // 'cloud'
 * toTermSlug('雲') // '1d67795a2e'
 */
export function toTermSlug(name: string): string {
  return losesLetters(name) ? toHashedSlug(name) : toSlug(name)
}

/**
 * Brings a slug that front matter states into a form that can stand in an address: lower case, no slashes at its ends,
 * no empty, `.` or `..` segment, and a dash for every run of characters that would need escaping. Letters of every script,
 * inner slashes, dots, underscores and tildes stay, because the article's address is made of them.
 *
 * @returns The same text when it already has that form; empty when nothing of it can be used.
 *
 * @example
 * normalizeSlug('/Blog/My Post/') // 'blog/my-post'
 */
export function normalizeSlug(slug: string): string {
  return slug
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .map((segment) => segment.replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-').replace(/^-+|(?<!-)-+$/g, ''))
    .filter((segment) => !/^\.*$/.test(segment))
    .join('/')
}

/** A file's own name as the start of a slug: no folder, ending or leading date; the folder's name for an index file. */
export function nameFromPath(path: string): string {
  const [file = '', folder = ''] = path.split('/').toReversed()
  const name = file.replace(/\.[^.]*$/, '').replace(/^\d{4}-\d{1,2}-\d{1,2}-(?=.)/, '')
  return /^(?:_?index|readme)$/i.test(name) && /[\p{L}\p{N}]/u.test(folder) ? folder : name
}

/** A slug and what it was made of. */
export interface ChosenSlug {
  slug: string
  from: 'title' | 'file-name' | 'hash'
}

/**
 * Makes a slug for an article that states none: from its title; when that has letters without a Latin form, from its file
 * name; when that has too, from what is Latin in the title and a short hash of it. Never empty, never random.
 *
 * @param title - The article's title.
 * @param path - Path of its file, with forward slashes.
 */
export function chooseSlug(title: string, path: string): ChosenSlug {
  if (!losesLetters(title)) return {slug: toSlug(title), from: 'title'}
  const name = nameFromPath(path)
  if (!losesLetters(name)) return {slug: toSlug(name), from: 'file-name'}
  return {slug: toHashedSlug(title), from: 'hash'}
}
