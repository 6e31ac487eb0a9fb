import {createClient} from '@sanity/client'
import {
  createMockAuthStore,
  createWorkspaceFromConfig,
  validateDocument,
  type SanityDocument,
  type Workspace,
} from 'sanity'

import {schemaTypes} from '../../schemas/index.ts'

/** A Studio workspace on the schema types, without a Studio around it and without a lake behind it. */
export async function createTestWorkspace(): Promise<Workspace> {
  const client = createClient({projectId: 'local', dataset: 'production', apiVersion: '2025-02-19', useCdn: false})
  return createWorkspaceFromConfig({
    name: 'test',
    projectId: 'local',
    dataset: 'production',
    schema: {types: schemaTypes},
    auth: createMockAuthStore({client, currentUser: null}),
  })
}

/**
 * Runs the Studio's validation over a document in a dataset where every reference leads somewhere and no other
 * document has the same slug.
 *
 * @returns one line a finding, sorted: `level path: message`
 */
export async function validateAlone(workspace: Workspace, document: SanityDocument): Promise<string[]> {
  const lake = {withConfig: () => lake, fetch: () => Promise.resolve(true)}
  const markers = await validateDocument({
    document,
    workspace,
    environment: 'cli',
    getClient: () => lake as never,
    getDocumentExists: () => Promise.resolve(true),
  })
  return markers.map(({level, path, message}) => `${level} ${path.map(toSegment).join('.')}: ${message}`).toSorted()
}

function toSegment(segment: unknown): string {
  return typeof segment === 'object' && segment !== null && '_key' in segment ? String(segment._key) : String(segment)
}
