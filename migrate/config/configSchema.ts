import * as z from 'zod'

import {DIALECTS} from '../convert/dialects.ts'
import {isTimeZone} from '../frontMatter/date/timeZone.ts'
import {FIELD_NAMES, PUBLISHING_RULES, SLUG_SOURCES} from '../types.ts'
import {PRESETS, type PresetName} from './presets.ts'

const texts = z.array(z.string())
const oneOrMore = z.union([z.string(), texts])
const callable = z.custom<(...given: never[]) => unknown>((value) => typeof value === 'function', 'expected a function')
const rule = z.union([oneOrMore, z.strictObject({from: oneOrMore, transform: callable.optional()})])
/** Dots would hide articles from anonymous readers. */
const ID_PREFIX = 'expected at most 32 letters, digits, dashes and underscores, first a letter or digit'

const names = z.record(z.string(), z.string())

/** What a configuration may hold. Functions for the converter are checked by the converter, which knows them. */
export const configSchema = z.strictObject({
  sources: texts.optional(),
  preset: z.enum(Object.keys(PRESETS) as [PresetName, ...PresetName[]]).optional(),
  frontMatter: z
    .strictObject({
      fields: z.partialRecord(z.enum(FIELD_NAMES), rule).optional(),
      timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Europe/Berlin, +02:00 or UTC').optional(),
      dateOrder: z.enum(['dmy', 'mdy']).optional(),
      tagSeparator: z.enum(['comma', 'space']).optional(),
      spelling: z
        .strictObject({categories: names.optional(), tags: names.optional(), authors: names.optional()})
        .optional(),
      mergeSpellings: z.boolean().optional(),
      optional: z.boolean().optional(),
    })
    .optional(),
  drafts: z.enum(PUBLISHING_RULES).optional(),
  future: z.enum(PUBLISHING_RULES).optional(),
  convert: z.looseObject({dialect: z.enum(DIALECTS).optional()}).optional(),
  slugs: z.strictObject({from: z.union([z.enum(SLUG_SOURCES), callable]).optional()}).optional(),
  ids: z
    .strictObject({
      prefix: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, ID_PREFIX)
        .optional(),
      from: z.enum(['slug', 'path']).optional(),
    })
    .optional(),
  languages: z
    .array(z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'expected a language such as en or pt-BR'))
    .optional(),
  links: z.strictObject({bases: texts.optional(), origins: texts.optional()}).optional(),
  assets: z.strictObject({staticRoot: z.string().optional()}).optional(),
})
