import type {Path, SchemaTypeDefinition} from '@sanity/types'

import type {Message, SanityDocument} from '../types.ts'

/** Something the Studio would mark in a document. */
export interface Complaint {
  severity: 'error' | 'warning' | 'info'
  /** The field, from the document down; array members by `_key`. */
  path: Path
  /** What the form says beside the field. */
  text: string
}

/** Runs the Studio's validation over one document. */
export type ValidateDocument = (document: SanityDocument) => Promise<Complaint[]>

/** The Studio's validation, or why there is none. */
export type StudioRules = {validate: ValidateDocument} | {message: Message}

/**
 * Loads Sanity Studio's own validation for a schema. The Studio is an optional peer of this package and takes a second or
 * two to load, so only who checks loads it. It runs in Node alone: no browser, no dataset, no network.
 *
 * Rules that ask the dataset are told what holds after a whole import: every reference leads somewhere (category, author
 * and images are written with the article), and no other document has the same slug (those of one run are compared
 * elsewhere). Besides the schema's rules, the Studio reports fields that the schema does not have.
 *
 * @param types - The schema.
 * @returns The validation; or a message for the run when `sanity`, or something it needs, is not installed.
 */
export async function loadStudioRules(types: readonly SchemaTypeDefinition[]): Promise<StudioRules> {
  const studio = await importStudio()
  if (studio instanceof Error) return {message: notInstalled(studio)}
  const {createSchema, validateDocument} = studio

  // The two calls that the Studio's own slug rule makes; there is no dataset to make others on.
  const client = {withConfig: () => client, fetch: () => Promise.resolve(true)}
  const options = {
    // Of a workspace it reads these; without `i18n` the texts are the English ones it brings along.
    workspace: {schema: createSchema({name: 'default', types: [...types]}), i18n: undefined} as unknown as Workspace,
    environment: 'cli',
    getClient: () => client as never,
    getDocumentExists: () => Promise.resolve(true),
  } as const

  return {
    async validate(document) {
      const bookkeeping = {_rev: '', _createdAt: '', _updatedAt: ''}
      const markers = await validateDocument({...options, document: {...bookkeeping, ...document}})
      const complaints = markers.map(({level, path, message}): Complaint => ({severity: level, path, text: message}))
      // Of two rules of one field, both may say the same.
      return [...new Map(complaints.map((complaint) => [JSON.stringify(complaint), complaint])).values()]
    },
  }
}

type Studio = typeof import('sanity')
type Workspace = Parameters<Studio['validateDocument']>[0]['workspace']

async function importStudio(): Promise<Studio | Error> {
  try {
    return await import('sanity')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return error
    throw error
  }
}

function notInstalled({message}: Error): Message {
  const missing = /'([^']+)'/.exec(message)?.[1] ?? 'sanity'
  return {
    severity: 'warning',
    rule: 'check/studio-not-installed',
    reason: `The rules of the Studio were not checked, as the package ${missing} is not installed; everything else was. To check them too: npm install sanity react`,
  }
}
