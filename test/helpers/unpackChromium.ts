import {once} from 'node:events'
import {mkdir, rename, rm, stat, writeFile} from 'node:fs/promises'
import {spawn} from 'node:child_process'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** A Chromium to launch, with the environment it needs. */
export interface BrowserBinary {
  executablePath: string
  env: Record<string, string>
}

/**
 * Unpacks the Chromium that `@sparticuz/chromium` carries (x64 Linux) together with the libraries and fonts that a bare
 * machine lacks. Done once: the result appears in the cache under its final name only when it is whole.
 *
 * @param cache - absolute path of the folder to unpack into
 * @throws Error when the package holds nothing for this machine
 */
export async function unpackChromium(cache: string): Promise<BrowserBinary> {
  const folder = join(cache, 'chromium')
  if (!(await exists(folder))) {
    const draft = `${folder}.${process.pid}`
    await mkdir(draft, {recursive: true})
    try {
      await unpackInto(draft)
      await writeFile(join(draft, 'fonts', 'fonts.conf'), describeFonts(folder))
      await rename(draft, folder).catch(async (error: unknown) => {
        if (!(await exists(folder))) throw error
      })
    } finally {
      await rm(draft, {recursive: true, force: true})
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts')},
  }
}

/** The package unpacks into the temporary folder of its process, so a process with a folder of its own does it. */
async function unpackInto(folder: string): Promise<void> {
  const chromium = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const libraries = join(dirname(chromium), '..', 'bin', 'al2023.tar.br')
  const script = `
    import chromium, {inflate} from '@sparticuz/chromium'
    await Promise.all([chromium.executablePath(), inflate(${JSON.stringify(libraries)})])
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: {...process.env, TMPDIR: folder},
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`Unpacking @sparticuz/chromium into ${folder} ended with code ${code}.`)
}

/**
 * The package's own description looks for its fonts in /tmp only. A system's fonts are offered too, for the letters and
 * the fixed widths that the package has none of.
 */
function describeFonts(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${path}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${path}/fonts-cache</cachedir>`,
    '<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>',
    '</fontconfig>',
    '',
  ].join('\n')
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
