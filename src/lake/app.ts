import {Hono} from 'hono'

import {isLakeError} from './errors.ts'
import {VERSION_PATTERN} from './http/apiVersion.ts'
import type {LakeEnv, LakeServices} from './http/context.ts'
import {endUnread} from './http/endUnread.ts'
import {toErrorResponse} from './http/errorResponse.ts'
import {notFound} from './http/failures.ts'
import {guardHost, guardProject} from './http/guardHost.ts'
import {guardOrigin} from './http/guardOrigin.ts'
import {guardToken} from './http/guardToken.ts'
import {limitRequests} from './http/limitRequests.ts'
import {protectContent} from './http/protectContent.ts'
import {postActions} from './routes/actions.ts'
import {copyDataset, createDataset, deleteDataset, listDatasets, patchDataset} from './routes/datasets.ts'
import {getDocuments} from './routes/documents.ts'
import {exportDataset} from './routes/exportDataset.ts'
import {getDocumentEvents} from './routes/history/getDocumentEvents.ts'
import {getRevision} from './routes/history/getRevision.ts'
import {getTransactions} from './routes/history/transactions.ts'
import {listen} from './routes/listen/listen.ts'
import {liveEvents} from './routes/liveEvents.ts'
import {postBackup, postCompact} from './routes/maintenance.ts'
import {postMutations} from './routes/mutate.ts'
import {connectPresence} from './routes/presence.ts'
import {getGrants, getProject, listProjects} from './routes/projects.ts'
import {getQuery, postQuery} from './routes/query.ts'
import {serveFile, serveImage} from './routes/serveAsset.ts'
import {ABSENT_SERVICES, listForeignReferences, ping} from './routes/studio.ts'
import {uploadFile, uploadImage} from './routes/uploadAsset.ts'
import {getCurrentUser, getKeyValues, getUsers, putKeyValues} from './routes/users.ts'

/** Everything under `/v…`. */
function createApi(): Hono<LakeEnv> {
  const api = new Hono<LakeEnv>()

  api.get('/data/query/:dataset', getQuery)
  api.post('/data/query/:dataset', postQuery)
  api.get('/data/doc/:dataset/:ids', getDocuments)
  api.post('/data/mutate/:dataset', postMutations)
  api.post('/data/actions/:dataset', postActions)
  api.get('/data/listen/:dataset', listen)
  api.get('/data/live/events/:dataset', liveEvents)
  api.get('/data/export/:dataset', exportDataset)
  api.get('/data/history/:dataset/documents/:ids', getRevision)
  api.get('/data/history/:dataset/transactions/:ids', getTransactions)
  api.get('/data/history/:dataset/events/documents/:id', getDocumentEvents)
  api.get('/data/references/:dataset/documents/:id/to', listForeignReferences)
  api.get('/socket/:dataset', connectPresence)

  api.post('/assets/images/:dataset', uploadImage)
  api.post('/assets/files/:dataset', uploadFile)

  api.get('/datasets', listDatasets)
  api.put('/datasets/:name', createDataset)
  api.patch('/datasets/:dataset', patchDataset)
  api.delete('/datasets/:dataset', deleteDataset)
  api.put('/datasets/:dataset/copy', copyDataset)
  api.get('/projects', listProjects)
  api.get('/projects/:project', getProject)
  api.get('/projects/:project/datasets', listDatasets)
  api.get('/projects/:project/datasets/:dataset/acl', getGrants)

  api.get('/users/me', getCurrentUser)
  api.get('/auth/id', getCurrentUser)
  api.get('/users/me/keyvalue/:keys', getKeyValues)
  api.put('/users/me/keyvalue', putKeyValues)
  api.get('/users/:ids', getUsers)

  api.post('/lake/backup', postBackup)
  api.post('/lake/compact', postCompact)
  api.get('/ping', ping)
  api.get('/data/ping/:dataset', ping)
  for (const {method, path, answer} of ABSENT_SERVICES) api.on(method, path, (c) => c.json(answer))
  return api
}

/**
 * Builds the lake's HTTP interface: a function from Request to Response, without sockets of its own.
 *
 * @param lake - The engine and the state of this run.
 */
export function createApp(lake: LakeServices): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>()
  app.use(async (c, next) => {
    c.set('lake', lake)
    await next()
  })
  app.use(endUnread, protectContent, guardHost, guardOrigin, guardProject, limitRequests, guardToken)

  app.route(`/${VERSION_PATTERN}`, createApi())
  app.get('/images/:project/:dataset/:file/:name?', serveImage)
  app.get('/files/:project/:dataset/:file/:name?', serveFile)

  app.notFound((c) =>
    toErrorResponse(
      notFound(
        `${c.req.method} ${c.req.path} is not part of the embedded Content Lake's interface. ` +
          (c.req.path.startsWith('/v')
            ? 'It serves documents, assets and datasets; what is around them in a project is hosted only.'
            : 'Sanity clients reach it with this address as "apiHost".'),
      ),
    ),
  )
  app.onError((error, c) => {
    if (!isLakeError(error)) lake.onError(error)
    return toErrorResponse(error, c.get('transactionErrorType'))
  })
  return app
}
