import {createStudioApp} from './createStudioApp.ts'
import {injectTarget} from './indexHtml.ts'
import type {LakeTarget} from './lakeTarget.ts'
import {listenOnLoopback} from './listenOnLoopback.ts'
import {readStudioFiles} from './readStudioFiles.ts'

/** Options of {@link serveStudio}. */
export interface ServeStudioOptions {
  /** Absolute path of the build, see `buildStudio`. */
  folder: string
  /** The dataset the Studio works on. */
  target: LakeTarget
  /** Port on the loopback addresses; 0 takes any free one. */
  port: number
}

/** A Studio that is being served. */
export interface StudioServer {
  /** Address to open in a browser. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a built Studio on this machine.
 *
 * @throws Error when the build is not whole, or when the port is in use (`code` is `EADDRINUSE`)
 */
export async function serveStudio({folder, target, port}: ServeStudioOptions): Promise<StudioServer> {
  const files = await readStudioFiles(folder)
  const index = files.get('/index.html')
  if (index === undefined) throw new Error(`There is no index.html in ${folder}. Delete that folder and start again.`)
  files.delete('/index.html')

  const app = createStudioApp({files, page: injectTarget(new TextDecoder().decode(index.body), target)})
  const server = await listenOnLoopback(app.fetch, port)
  return {url: `http://localhost:${server.port}`, close: server.close}
}
