import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'

/** A test of the public GROQ suite, as its compiled form has it. */
export interface SuiteTest {
  _type: 'test'
  name: string
  filename: string
  query: string
  params: Record<string, unknown> | null
  /** Whether the query can be answered at all. */
  valid: boolean
  result?: unknown
  /** The versions of GROQ that it is about, such as `>= 1.0`. */
  version?: string
  /** Parts of GROQ that an implementation need not have. */
  features: string[]
  dataset: {_ref: string}
}

/** The documents of some tests. */
export interface SuiteDataset {
  _type: 'dataset'
  _id: string
  name: string
  /** Absent where they must be downloaded. */
  documents?: Record<string, unknown>[]
}

/**
 * Reads the compiled suite (https://github.com/sanity-io/groq-test-suite, `suite.ndjson`): each dataset before its tests.
 */
export async function* readSuite(file: string): AsyncGenerator<SuiteTest | SuiteDataset> {
  for await (const line of createInterface(createReadStream(file))) {
    if (line !== '') yield JSON.parse(line) as SuiteTest | SuiteDataset
  }
}
