import {LakeError} from '../errors.ts'

/** 400: the request itself is malformed. */
export function badRequest(message: string): LakeError {
  return new LakeError(400, {kind: 'request', error: 'Bad Request', message})
}

/** 403: the caller may not do this. */
export function forbidden(message: string): LakeError {
  return new LakeError(403, {kind: 'request', error: 'Forbidden', message})
}

/** 404: nothing lives there. */
export function notFound(message: string): LakeError {
  return new LakeError(404, {kind: 'request', error: 'Not Found', message})
}

/** 413: the body is larger than the endpoint takes. */
export function payloadTooLarge(message: string): LakeError {
  return new LakeError(413, {kind: 'request', error: 'Payload Too Large', message})
}
