import type {ExportedFile, Message} from '../../types.ts'
import type {ChosenPath} from '../choosePaths.ts'
import {completeArticle} from '../completeArticle.ts'
import {planFile, type PlannedFile} from '../planFile.ts'
import type {ExportContext, ExportHolding} from '../types.ts'
import type {ImageFiles} from './createImageFiles.ts'
import type {ExportFolder} from './openFolder.ts'

/** What is needed to write files. */
export interface FileWriterOptions {
  folder: ExportFolder
  images: ImageFiles
  context: ExportContext
  signal?: AbortSignal
}

/** An article on its way to its file. */
interface ExportJob {
  id: string
  chosen: ChosenPath
  /** What is to be written, or why nothing can be. */
  plan: PlannedFile | Message
}

/** Plans and writes files; in two steps, since plans have to be made one after another, and files need not. */
export interface FileWriter {
  plan(id: string, chosen: ChosenPath, holding: ExportHolding): ExportJob
  /** Undefined when the run was stopped before the file was written. */
  write(job: ExportJob): Promise<ExportedFile | undefined>
}

/** Makes a writer for one export. */
export function createFileWriter({folder, images, context, signal}: FileWriterOptions): FileWriter {
  async function writePlanned(plan: PlannedFile, path: string): Promise<Pick<ExportedFile, 'outcome' | 'messages'>> {
    const brought = await Promise.all(plan.images.map(async (image) => ({image, problem: await images.bring(image)})))
    const problems = brought.flatMap(({problem}) => problem ?? [])
    const missing = new Set(brought.flatMap(({image, problem}) => (problem ? image.assetId : [])))
    const {text, messages} = plan.write(missing)
    const result = await folder.write(path, Buffer.from(text))
    if (typeof result === 'object') return {outcome: 'refused', messages: [...problems, result.problem]}
    const written = plan.from === 'source' ? 'source' : 'written'
    return {outcome: result === 'unchanged' ? 'unchanged' : written, messages: [...problems, ...messages]}
  }

  return {
    plan(id, chosen, holding) {
      const article = completeArticle(holding.document)
      if (!article) return {id, chosen, plan: untitled(holding.document._id)}
      try {
        return {id, chosen, plan: planFile(article, holding, chosen.path, context)}
      } catch (error) {
        return {id, chosen, plan: failed(holding.document._id, error)}
      }
    },
    async write({id, chosen: {path, message}, plan}) {
      const before = message ? [message] : []
      if ('severity' in plan) return {path, id, outcome: 'refused', messages: [...before, plan]}
      try {
        const {outcome, messages} = await writePlanned(plan, path)
        return {path, id, outcome, messages: [...before, ...messages]}
      } catch (error) {
        if (signal?.aborted) return undefined
        return {path, id, outcome: 'refused', messages: [...before, failed(id, error)]}
      }
    },
  }
}

function untitled(id: string): Message {
  return {
    severity: 'error',
    rule: 'export/no-title',
    reason: `The document ${id} has no title, which every Markdown article needs. Give it one in the Studio.`,
  }
}

/** A document of another shape than the schema's; it must not take the other articles with it. */
function failed(id: string, error: unknown): Message {
  return {
    severity: 'error',
    rule: 'export/failed',
    reason: `The document ${id} could not be written: ${String(error)}. Check that the Studio opens it without complaint; if it does, please report this.`,
  }
}
