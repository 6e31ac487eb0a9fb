import {createHash} from 'node:crypto'

import {getExtension, getMimeType} from 'hono/utils/mime'

import {toAssetDocument} from '../assets/assetDocument.ts'
import type {AssetDescription, AssetDocument} from '../assets/assetDocument.ts'
import type {MetadataPart} from '../assets/imageMetadata.ts'
import {MAX_UPLOAD_BYTES, readBytes} from '../http/body.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {badRequest} from '../http/failures.ts'
import {searchOf} from '../http/queryParams.ts'
import {requireWriter} from '../http/guardToken.ts'

const PARTS: readonly MetadataPart[] = ['lqip', 'blurhash', 'palette', 'image', 'exif', 'location']
const DEFAULT_PARTS: readonly MetadataPart[] = ['lqip', 'blurhash', 'palette']
/** What the hosted lake knows besides: nothing at all, and a preview that this one does not make. */
const OTHER_PARTS: readonly string[] = ['none', 'thumbhash']
const TEXT_ATTRIBUTES = ['label', 'title', 'description', 'creditLine'] as const
const UNKNOWN_TYPE = 'application/octet-stream'
/** What says nothing of a file: the second is what curl sends where it is told nothing. */
const UNTOLD_TYPES: ReadonlySet<string | undefined> = new Set(['', UNKNOWN_TYPE, 'application/x-www-form-urlencoded'])

/**
 * The metadata asked for with `meta`, which may be repeated: without it the default ones, with `none` nothing.
 *
 * @throws LakeError 400 for an unknown name.
 */
function partsOf(search: URLSearchParams): ReadonlySet<MetadataPart> {
  const asked = search.getAll('meta').flatMap((names) => names.split(','))
  if (asked.length === 0) return new Set(DEFAULT_PARTS)
  const isPart = (name: string): name is MetadataPart => PARTS.some((part) => part === name)
  const wrong = asked.find((name) => !isPart(name) && !OTHER_PARTS.includes(name))
  if (wrong === undefined) return new Set(asked.filter(isPart))
  throw badRequest(`"${wrong}" is no metadata of an image; "meta" takes ${[...PARTS, ...OTHER_PARTS].join(', ')}.`)
}

function attributesOf(search: URLSearchParams): Record<string, unknown> {
  const texts = TEXT_ATTRIBUTES.map((name) => [name, search.get(name)] as const)
  const originalFilename = search.get('filename')
  const id = search.get('sourceId')
  const source = {_type: 'sanity.assetSourceData', id, name: search.get('sourceName'), url: search.get('sourceUrl')}
  return {
    ...Object.fromEntries(texts.filter(([, text]) => text !== null)),
    ...(originalFilename === null ? {} : {originalFilename}),
    ...(id === null ? {} : {source: Object.fromEntries(Object.entries(source).filter(([, value]) => value !== null))}),
  }
}

/** A file's extension and type: from its name, else from the content type of the upload. */
function fileFormat(filename: string | null, contentType: string | undefined): {extension: string; mimeType: string} {
  const sent = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  const declared = UNTOLD_TYPES.has(sent) ? undefined : sent
  const fromName = /\.([a-z0-9]{1,16})$/i.exec(filename ?? '')?.[1]?.toLowerCase()
  const extension = fromName ?? (declared === undefined ? undefined : getExtension(declared)) ?? 'bin'
  const mimeType = declared ?? getMimeType(`.${extension}`) ?? UNKNOWN_TYPE
  return {extension, mimeType}
}

async function store(c: LakeContext, dataset: string, bytes: Buffer, asset: Omit<AssetDescription, 'sha1' | 'size'>) {
  const {engine, assets, baseUrl} = c.var.lake
  const sha1 = createHash('sha1').update(bytes).digest('hex')
  const location = {baseUrl: baseUrl(), project: engine.project, dataset}
  const document: AssetDocument & {_id: string} = toAssetDocument({...asset, sha1, size: bytes.length}, location)
  await assets.put(sha1, bytes)
  engine.transact(dataset, {
    mutations: [{type: 'createIfNotExists', document}],
    author: c.var.caller.identity,
  })
  return c.json({document: engine.documents(dataset, [document._id])[0] ?? null})
}

async function readUpload(c: LakeContext): Promise<Buffer> {
  const bytes = await readBytes(c.req.raw, MAX_UPLOAD_BYTES)
  if (bytes.length === 0) throw badRequest('The upload has no bytes. Send the file as the request body.')
  return bytes
}

/**
 * `POST /assets/images/:dataset`: keeps an image and describes it in an asset document. The bytes decide the format;
 * they are safe on disk before the document exists. The same bytes again give the document that is there.
 */
export async function uploadImage(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const dataset = datasetOf(c)
  const search = searchOf(c)
  const bytes = await readUpload(c)
  // Loaded with the first image, since it takes as long as all the rest of the lake.
  const {inspectImage} = await import('../assets/imageMetadata.ts')
  const {format, metadata} = await inspectImage(bytes, partsOf(search))
  return store(c, dataset, bytes, {...format, image: metadata, attributes: attributesOf(search)})
}

/** `POST /assets/files/:dataset`: the same for any other file, whose name or content type says what it is. */
export async function uploadFile(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const dataset = datasetOf(c)
  const search = searchOf(c)
  const bytes = await readUpload(c)
  const format = fileFormat(search.get('filename'), c.req.header('content-type'))
  return store(c, dataset, bytes, {...format, attributes: attributesOf(search)})
}
