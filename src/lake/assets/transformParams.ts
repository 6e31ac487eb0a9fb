/**
 * Reads single parameters of an image address. Each reader returns undefined for one that is absent or empty, and
 * refuses one it cannot read.
 *
 * @module
 */
import {badRequest} from '../http/failures.ts'

/** A rectangle in pixels of the upright image. */
export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

/** Refuses a parameter. */
export function refuseParam(name: string, text: string, expected: string): Error {
  return badRequest(`Image parameter ${name}=${text.slice(0, 80)}: expected ${expected}.`)
}

/** Reads a number in a range, both ends included. */
export function readNumber(params: URLSearchParams, name: string, min: number, max: number): number | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= min && value <= max) return value
  throw refuseParam(name, text, `a number from ${min} to ${max}`)
}

/** Reads one of some words. */
export function readWord<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  throw refuseParam(name, text, words.length === 1 ? words.join('') : `one of ${words.join(', ')}`)
}

/** Reads a flag: present means yes, unless it says otherwise. */
export function readFlag(params: URLSearchParams, name: string): boolean {
  const text = params.get(name)
  return text !== null && text !== 'false' && text !== '0'
}

/** Reads `left,top,width,height`. */
export function readRect(text: string | null): Rect | undefined {
  if (text === null || text === '') return undefined
  const [left, top, width, height, ...rest] = text.split(',').map((part) => Math.round(Number(part)))
  const isRect = [left, top, width, height].every((side) => Number.isSafeInteger(side)) && rest.length === 0
  if (isRect && left !== undefined && top !== undefined && left >= 0 && top >= 0 && width && height) {
    if (width > 0 && height > 0) return {left, top, width, height}
  }
  throw refuseParam('rect', text, 'left,top,width,height in whole pixels')
}

/**
 * Reads a colour: `RGB`, `ARGB`, `RRGGBB` or `AARRGGBB` in hexadecimal.
 *
 * @returns `#rrggbbaa`
 */
export function readColour(params: URLSearchParams, name: string): string | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) {
    throw refuseParam(name, text, 'a colour in hexadecimal, such as ffffff')
  }
  const digits = text.length < 6 ? Array.from(text, (digit) => digit + digit).join('') : text
  const argb = digits.padStart(8, 'f').toLowerCase()
  return `#${argb.slice(2)}${argb.slice(0, 2)}`
}
