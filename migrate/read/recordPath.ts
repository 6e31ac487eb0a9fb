import {relative, sep} from 'node:path'

/** The path of a file or folder as import records and saved plans keep it: from the working folder, with forward slashes. */
export function toRecordPath(file: string, cwd: string): string {
  return relative(cwd, file).split(sep).join('/') || '.'
}
