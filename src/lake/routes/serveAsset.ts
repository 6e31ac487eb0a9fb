import {createHash} from 'node:crypto'

import {parseAssetFileName} from '../assets/assetDocument.ts'
import type {AssetKind} from '../assets/assetDocument.ts'
import type {ByteRange} from '../assets/assetStore.ts'
import {readImageTransform} from '../assets/imageTransform.ts'
import type {StoredDocument} from '../engine.ts'
import {readByteRange} from '../http/byteRange.ts'
import {attachmentDisposition} from '../http/contentDisposition.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {toErrorResponse} from '../http/errorResponse.ts'
import {notFound, rangeNotSatisfiable} from '../http/failures.ts'
import {searchOf} from '../http/queryParams.ts'

/** Uploaded markup must not run with the lake's origin. SVG keeps its own style sheets, nothing else. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

interface FoundAsset {
  document: StoredDocument
  sha1: string
  extension: string
  size: number
}

/** What is sent: bytes that are there, or will be read as they go. */
interface Content {
  mimeType: string
  size: number
  read: (range: ByteRange) => BodyInit
  /** Whether it depends on the `Accept` header. */
  isNegotiated: boolean
}

async function findAsset(c: LakeContext, kind: AssetKind): Promise<FoundAsset> {
  const {engine, assets} = c.var.lake
  const {path} = c.req
  const name = parseAssetFileName(kind, c.req.param('file') ?? '')
  const isHere = c.req.param('project') === engine.project
  const document = name === undefined || !isHere ? null : engine.documents(datasetOf(c), [name.documentId])[0]
  const size = name === undefined || !document ? undefined : await assets.size(name.sha1)
  if (name === undefined || !document || size === undefined) {
    throw notFound(`No asset at ${path}. Asset addresses are found in the "url" of asset documents.`)
  }
  return {document, size, ...name}
}

/** `attachment` with a file name when the address has `dl` or `dlRaw`, with or without a name. */
function dispositionOf(search: URLSearchParams, {document, sha1, extension}: FoundAsset): string | undefined {
  if (!search.has('dl') && !search.has('dlRaw')) return undefined
  const asked = search.get('dl')
  const original = document['originalFilename']
  const fallback = `${sha1}.${extension}`
  return attachmentDisposition(asked || (typeof original === 'string' ? original : ''), fallback)
}

function isKnown(header: string | undefined, etag: string): boolean {
  const known = new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')))
  return known.has(etag) || known.has('*')
}

function respond(c: LakeContext, asset: FoundAsset, content: Content): Response {
  const {mimeType, size, read, isNegotiated} = content
  const search = searchOf(c)
  const variant = createHash('sha1').update(`${search} ${mimeType}`).digest('hex').slice(0, 8)
  const etag = `"${asset.sha1}-${variant}"`
  const disposition = dispositionOf(search, asset)
  const headers = new Headers({
    'content-type': mimeType,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': CONTENT_POLICY,
    'cross-origin-resource-policy': 'cross-origin',
    'accept-ranges': 'bytes',
    etag,
    ...(isNegotiated ? {vary: 'Accept'} : {}),
    ...(disposition === undefined ? {} : {'content-disposition': disposition}),
  })
  if (isKnown(c.req.header('if-none-match'), etag)) return new Response(null, {status: 304, headers})
  const isSame = [undefined, etag].includes(c.req.header('if-range'))
  const range = readByteRange(isSame ? c.req.header('range') : undefined, size)
  if (range === 'unsatisfiable') {
    const refusal = toErrorResponse(rangeNotSatisfiable(size))
    refusal.headers.set('content-range', `bytes */${size}`)
    return refusal
  }
  const {start, end} = range ?? {start: 0, end: size - 1}
  headers.set('content-length', String(end - start + 1))
  if (range !== undefined) headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const body = c.req.method === 'HEAD' || size === 0 ? null : read({start, end})
  return new Response(body, {status: range === undefined ? 200 : 206, headers})
}

/** As its document says; whoever may write can make that anything, also what no header takes. */
function mimeTypeOf({mimeType}: StoredDocument): string {
  return typeof mimeType === 'string' && /^[!-~][ -~]*$/.test(mimeType) ? mimeType : 'application/octet-stream'
}

function original(c: LakeContext, {document, sha1, size}: FoundAsset, isNegotiated = false): Content {
  return {mimeType: mimeTypeOf(document), size, isNegotiated, read: (range) => c.var.lake.assets.stream(sha1, range)}
}

/**
 * `GET /images/:project/:dataset/:file`: the image as uploaded, or transformed as the query says; a file name to
 * save it under may follow. Transformed images are made for each request and not cached here: browsers may keep them for a
 * year, so a cache would mostly hold what nobody asks for again.
 */
export async function serveImage(c: LakeContext): Promise<Response> {
  const asset = await findAsset(c, 'images')
  const search = searchOf(c)
  if (search.has('dlRaw')) return respond(c, asset, original(c, asset))
  const transform = readImageTransform(search)
  // Loaded with the first image, since it takes as long as all the rest of the lake.
  const {chooseFormat, isOriginalWanted, renderImage} = await import('../assets/renderImage.ts')
  const isNegotiated = transform.autoFormat && transform.format === undefined
  const format = chooseFormat(transform, asset.extension, c.req.header('accept') ?? '')
  if (isOriginalWanted(transform, asset.extension, format)) return respond(c, asset, original(c, asset, isNegotiated))
  const {bytes, mimeType} = await renderImage(await c.var.lake.assets.get(asset.sha1), transform, format)
  const read = ({start, end}: ByteRange): BodyInit => new Uint8Array(bytes.subarray(start, end + 1))
  return respond(c, asset, {mimeType, size: bytes.length, isNegotiated, read})
}

/** `GET /files/:project/:dataset/:file`: the file as uploaded; a file name to save it under may follow. */
export async function serveFile(c: LakeContext): Promise<Response> {
  const asset = await findAsset(c, 'files')
  return respond(c, asset, original(c, asset))
}
