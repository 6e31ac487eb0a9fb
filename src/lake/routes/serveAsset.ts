import {createHash} from 'node:crypto'

import {parseAssetFileName} from '../assets/assetDocument.ts'
import type {AssetKind} from '../assets/assetDocument.ts'
import {readImageTransform} from '../assets/imageTransform.ts'
import {chooseFormat, isOriginalWanted, renderImage} from '../assets/renderImage.ts'
import type {RenderedImage} from '../assets/renderImage.ts'
import type {StoredDocument} from '../engine.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {notFound} from '../http/failures.ts'
import {searchOf} from '../http/queryParams.ts'

/** Uploaded markup must not run with the lake's origin. SVG keeps its own style sheets, nothing else. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

interface FoundAsset {
  document: StoredDocument
  sha1: string
  extension: string
  bytes: Buffer
}

async function findAsset(c: LakeContext, kind: AssetKind): Promise<FoundAsset> {
  const {engine, assets} = c.var.lake
  const {path} = c.req
  const name = parseAssetFileName(kind, c.req.param('file') ?? '')
  const isHere = c.req.param('project') === engine.project
  const document = name === undefined || !isHere ? null : engine.documents(datasetOf(c), [name.documentId])[0]
  const bytes = name === undefined || !document ? undefined : await assets.get(name.sha1)
  if (name === undefined || !document || bytes === undefined) {
    throw notFound(`No asset at ${path}. Asset addresses are found in the "url" of asset documents.`)
  }
  return {document, bytes, ...name}
}

/** `attachment` with a file name when the address has `dl`, with or without a value. */
function dispositionOf(search: URLSearchParams, document: StoredDocument, fallback: string): string | undefined {
  const asked = search.get('dl')
  if (asked === null) return undefined
  const original = document['originalFilename']
  const name = asked || (typeof original === 'string' && original !== '' ? original : fallback)
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
}

function respond(c: LakeContext, asset: FoundAsset, content: RenderedImage): Response {
  const {document, sha1, extension} = asset
  const variant = createHash('sha1')
    .update(`${new URL(c.req.url).search} ${content.mimeType}`)
    .digest('hex')
    .slice(0, 8)
  const etag = `"${sha1}-${variant}"`
  const disposition = dispositionOf(searchOf(c), document, `${sha1}.${extension}`)
  const headers = new Headers({
    'content-type': content.mimeType,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': CONTENT_POLICY,
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Accept',
    etag,
    ...(disposition === undefined ? {} : {'content-disposition': disposition}),
  })
  if (c.req.header('if-none-match') === etag) return new Response(null, {status: 304, headers})
  headers.set('content-length', String(content.bytes.length))
  return new Response(new Uint8Array(content.bytes), {headers})
}

function original(asset: FoundAsset): RenderedImage {
  const mimeType = asset.document['mimeType']
  return {bytes: asset.bytes, mimeType: typeof mimeType === 'string' ? mimeType : 'application/octet-stream'}
}

/** `GET /images/:project/:dataset/:file`: the image as uploaded, or transformed as the query says. */
export async function serveImage(c: LakeContext): Promise<Response> {
  const asset = await findAsset(c, 'images')
  const transform = readImageTransform(searchOf(c))
  const format = chooseFormat(transform, asset.extension, c.req.header('accept') ?? '')
  const isOriginal = isOriginalWanted(transform, asset.extension, format)
  return respond(c, asset, isOriginal ? original(asset) : await renderImage(asset.bytes, transform, format))
}

/** `GET /files/:project/:dataset/:file`: the file as uploaded. */
export async function serveFile(c: LakeContext): Promise<Response> {
  const asset = await findAsset(c, 'files')
  return respond(c, asset, original(asset))
}
