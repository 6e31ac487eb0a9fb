import {watch, type FSWatcher} from 'node:fs'
import {stat} from 'node:fs/promises'
import {dirname, resolve, sep} from 'node:path'

import {splitGlob} from '../read/splitGlob.ts'

/** How to watch. */
export interface WatchOptions {
  /** Absolute path of the working folder. */
  cwd: string
  /** Ends the watching. */
  signal: AbortSignal
  /** Told when nothing that happens from now on is missed. */
  onReady?: () => void
  /**
   * Told which files (absolute paths) were written, made or removed. What happens while it works is told next, so that the
   * last state of a file is always told.
   */
  onChange: (files: ReadonlySet<string>) => Promise<void>
}

/** Programs write a file in several steps: it is read when nothing has happened to any for so long. */
const QUIET_MS = 60
/** And at the latest after this, however much happens. */
const PATIENCE_MS = 400

/**
 * Watches the folders that path arguments name, to any depth.
 *
 * @param paths - Files, folders and globs, as for an import.
 * @returns Once the signal aborts and the last call of `onChange` is over. Rejects with the file system's error when a folder
 *   cannot be watched, and with what `onChange` rejects with.
 */
export async function watchPaths(
  paths: readonly string[],
  {cwd, signal, onReady, onChange}: WatchOptions,
): Promise<void> {
  const folders = new Set(await Promise.all(paths.map((path) => folderOf(path, cwd))))
  const changed = new Set<string>()
  let firstAt = 0
  let timer: NodeJS.Timeout | undefined
  let isWorking = false
  const ended = Promise.withResolvers<void>()

  function note(file: string): void {
    const time = performance.now()
    if (changed.size === 0) firstAt = time
    changed.add(file)
    clearTimeout(timer)
    timer = setTimeout(() => void work(), Math.min(QUIET_MS, Math.max(0, firstAt + PATIENCE_MS - time)))
  }

  async function work(): Promise<void> {
    if (isWorking || signal.aborted) return
    isWorking = true
    try {
      while (changed.size > 0 && !signal.aborted) {
        const files = new Set(changed)
        changed.clear()
        await onChange(files)
      }
    } catch (error) {
      ended.reject(error)
    } finally {
      isWorking = false
      if (signal.aborted) ended.resolve()
    }
  }

  function stop(): void {
    clearTimeout(timer)
    if (!isWorking) ended.resolve()
  }

  if (signal.aborted) return
  signal.addEventListener('abort', stop, {once: true})
  const watchers: FSWatcher[] = []
  try {
    for (const folder of folders) {
      const watcher = watch(folder, {recursive: true})
      watchers.push(watcher)
      watcher.on('change', (_event, name) => {
        if (typeof name === 'string' && !isHidden(name)) note(resolve(folder, name))
      })
      watcher.on('error', ended.reject)
    }
    onReady?.()
    await ended.promise
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

async function folderOf(path: string, cwd: string): Promise<string> {
  const absolute = resolve(cwd, path)
  try {
    return (await stat(absolute)).isDirectory() ? absolute : dirname(absolute)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const glob = splitGlob(path, sep)
    return glob ? resolve(cwd, glob.base) : dirname(absolute)
  }
}

/** What an import passes over: the embedded lake lies in such a folder, and editors keep their own files so. */
function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules')
}
