/**
 * What a Studio of your own takes from this package.
 *
 * @module
 */
export {articlePlugin} from './articlePlugin.tsx'
export type {ArticlePluginOptions} from './articlePlugin.tsx'
export {articleStructureItems, structure as articleStructure} from './structure.ts'
