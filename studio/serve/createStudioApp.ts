import {Hono} from 'hono'

/** A file to serve. */
export interface StudioFile {
  body: Uint8Array<ArrayBuffer>
  contentType: string
}

/** Options of {@link createStudioApp}. */
export interface StudioAppOptions {
  /** Files by their path, as in `/static/app.js`. */
  files: ReadonlyMap<string, StudioFile>
  /** The page, sent for `/` and for every path that names no file: the Studio has its own routes. */
  page: string
}

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/**
 * A built Studio as a function from Request to Response. It answers only requests made to a loopback name, so that no
 * foreign host name can be pointed at it.
 */
export function createStudioApp({files, page}: StudioAppOptions): Hono {
  const app = new Hono()

  app.use(async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (LOOPBACK_HOST.test(host)) return next()
    return context.text(`This Studio answers to localhost only; the request was for "${host}".\n`, 403)
  })

  app.get('*', (context) => {
    const {path} = context.req
    const file = files.get(path)
    if (file !== undefined) {
      return context.body(file.body, 200, {'content-type': file.contentType, 'cache-control': cacheFor(path)})
    }
    if (path.startsWith('/static/')) return context.text(`There is no file ${path}.\n`, 404)
    return context.html(page, 200, {'cache-control': 'no-store', 'x-frame-options': 'DENY'})
  })

  return app
}

/** File names under `/static` carry a hash of their content, but for a few icons that an hour will do for. */
function cacheFor(path: string): string {
  return /-[\w-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
}
