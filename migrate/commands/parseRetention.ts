import {InvalidArgumentError} from 'commander'

import type {Retention} from '../../src/lake/index.ts'

/** Reads `--history`. */
export function parseRetention(text: string): Retention {
  if (/^(?:all|\d{1,5}d)$/.test(text)) return text as Retention
  throw new InvalidArgumentError('Expected "all", or days such as "30d".')
}
