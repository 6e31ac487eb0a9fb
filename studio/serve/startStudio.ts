import {createLake, findRunningLake, isLakeInUse, type Lake} from '../../src/lake/index.ts'
import {buildStudio} from './buildStudio.ts'
import {runImport} from './runImport.ts'
import {serveStudio} from './serveStudio.ts'
import {withFreePort} from './withFreePort.ts'

/** Options of {@link startStudio}. */
export interface StartOptions {
  /** Absolute path of the package. */
  root: string
  /** Folder of the lake, as the user named it. */
  lakeFolder: string
  lakePort: number
  studioPort: number
  /** Articles to import: files, folders or globs. */
  paths: string[]
  /** Told what happens, a line at a time. */
  write: (line: string) => void
  /** Stops a start that is under way. */
  signal: AbortSignal
  /** Where the import's output goes: to this process's own (the default) or nowhere. */
  importOutput?: 'inherit' | 'ignore'
}

/** A lake, with a Studio on it. */
export interface RunningStudio {
  /** Address of the Studio. */
  url: string
  /** Address of the lake. */
  lake: string
  /** Exit code of the import. */
  imported: number
  close: () => Promise<void>
}

/**
 * Starts the embedded lake, imports articles into it and serves the Studio on it, in this order. Starting again imports
 * only what changed, and builds the Studio only when its code did.
 *
 * @throws Error when the lake's folder is in use or a build fails; what was started is closed again. The signal's reason
 * when the start was stopped.
 */
export async function startStudio(options: StartOptions): Promise<RunningStudio> {
  const {lakeFolder, lakePort, write} = options
  const lake = await withFreePort(
    lakePort,
    (port) => openLake(lakeFolder, port),
    (port) => write(`Port ${port} is in use; the lake takes another one.`),
  )
  try {
    write(`Lake    ${lake.url}  (folder ${lakeFolder}, project ${lake.project}, dataset ${lake.dataset})`)
    return await startOnLake(options, lake)
  } catch (error) {
    await lake.close()
    throw error
  }
}

async function openLake(dir: string, port: number): Promise<Lake> {
  try {
    return await createLake({dir, port})
  } catch (error) {
    if (!isLakeInUse(error)) throw error
    const running = await findRunningLake(dir)
    throw new Error(
      `The lake in ${dir} is already open${running ? ` and served at ${running.url}` : ' in another process'}. ` +
        'Stop that one first (Ctrl-C where it runs), or start on another folder: npm start -- --lake <folder>',
      {cause: error},
    )
  }
}

async function startOnLake(options: StartOptions, lake: Lake): Promise<RunningStudio> {
  const {root, studioPort, paths, write, signal, importOutput: output = 'inherit'} = options
  write(`\nmigrate import ${paths.join(' ')}`)
  const imported = await runImport({root, paths, lake: lake.url, dataset: lake.dataset, signal, output})

  write('')
  const {folder} = await buildStudio({
    root,
    signal,
    onBuild: () => write('Building the Studio, once: about ten seconds.'),
  })
  const target = {apiHost: lake.url, projectId: lake.project, dataset: lake.dataset}
  const studio = await withFreePort(
    studioPort,
    (port) => serveStudio({folder, target, port}),
    (port) => write(`Port ${port} is in use; the Studio takes another one.`),
  )
  return {
    url: studio.url,
    lake: lake.url,
    imported,
    close: async () => {
      await studio.close()
      await lake.close()
    },
  }
}
