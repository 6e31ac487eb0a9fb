import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'

import {articlePlugin} from './articlePlugin.tsx'
import {readLakeTarget} from './serve/lakeTarget.ts'
import {structure} from './structure.ts'

// Written out in full: the bundler replaces exactly these expressions.
const target = readLakeTarget(globalThis, {
  API_HOST: process.env.SANITY_STUDIO_API_HOST,
  PROJECT_ID: process.env.SANITY_STUDIO_PROJECT_ID,
  DATASET: process.env.SANITY_STUDIO_DATASET,
})

/** The Studio. Features that need services of the hosted platform are off, so that it runs whole on an embedded lake. */
export default defineConfig({
  name: 'default',
  title: 'Articles',
  ...target,
  plugins: [structureTool({structure}), articlePlugin(), visionTool()],
  announcements: {enabled: false},
  apps: {canvas: {enabled: false}},
  document: {comments: {enabled: false}},
  releases: {enabled: false},
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  tasks: {enabled: false},
})
