import {defineCliConfig} from 'sanity/cli'

import {readLakeTarget} from './serve/lakeTarget.ts'

const {projectId, dataset} = readLakeTarget(
  {},
  {PROJECT_ID: process.env['SANITY_STUDIO_PROJECT_ID'], DATASET: process.env['SANITY_STUDIO_DATASET']},
)

/** The `sanity` command line's settings. Everything runs without a network, so the Studio never updates itself. */
export default defineCliConfig({
  api: {projectId, dataset},
  deployment: {autoUpdates: false},
  reactStrictMode: false,
  typegen: {
    path: '../src/queries/*.ts',
    schema: '../.cache/schema.json',
    generates: '../src/queries/types.generated.ts',
    formatGeneratedCode: false,
  },
})
