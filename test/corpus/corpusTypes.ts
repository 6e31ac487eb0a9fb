import type {Dialect} from '../../migrate/convert/dialects.ts'
import type {FoundFile} from '../../migrate/read/discoverFiles.ts'

/** What is asked of every file, with what it means for the one who runs it. */
export const CHECKS = {
  readable: 'it is text in UTF-8',
  'no throw': 'it converts, renders and is written back without an error',
  'text of the HTML': 'its HTML shows what an independent reading of its Markdown shows',
  addresses: 'its links lead and its images lie where they do in that reading',
  code: 'its blocks of code are those of that reading, to the character',
  headings: 'its headings have the level and the words that they have in that reading',
  tree: 'in the dialect plain, its HTML is the same tree: lists, tables, quotations, marks',
  'plain text': 'its plain text has every word that its HTML shows',
  'equal bytes twice': 'converting it again gives the same bytes',
  'fit for the editor': 'keys are unique, and nothing is there that the editor would repair',
  'there and back': 'its Portable Text comes back from the Markdown written of it',
  schema: 'every block is of a type and shape that the schema has',
  'front matter': 'it is read, or a message says at which line it cannot be',
  'places of messages': 'every message names a line of the file',
} as const satisfies Record<string, string>

/** Name of one of the {@link CHECKS}. */
export type Check = keyof typeof CHECKS

/** One file that does not hold what is asked. */
export interface Failure {
  check: Check
  /** The first thing that differs, on one line. */
  difference: string
}

/** What came of one file. */
export interface FileReport {
  path: string
  /** UTF-8 bytes of the file. */
  bytes: number
  /** CPU time of one conversion, in milliseconds. */
  cpuMs: number
  failures: Failure[]
  /** Messages of the conversion and of the front matter, by rule. */
  rules: Record<string, number>
}

/** The work of one thread. */
export interface CheckTask {
  files: FoundFile[]
  dialect: Dialect
}
