import {LakeError} from '../errors.ts'

/** 400: the request itself is malformed. */
export function badRequest(message: string): LakeError {
  return new LakeError(400, {kind: 'request', error: 'Bad Request', message})
}

/** 401: the caller has to say who it is, with a token that is right. */
export function unauthorized(message: string): LakeError {
  return new LakeError(401, {kind: 'request', error: 'Unauthorized', message})
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

/** 414: the address is longer than the endpoint takes. */
export function uriTooLong(message: string): LakeError {
  return new LakeError(414, {kind: 'request', error: 'URI Too Long', message})
}

/** 429: more, or faster, than the lake lets one client ask. */
export function tooManyRequests(message: string): LakeError {
  return new LakeError(429, {kind: 'request', error: 'Too Many Requests', message})
}

/** 431: the headers are larger than any request needs. */
export function headersTooLarge(message: string): LakeError {
  return new LakeError(431, {kind: 'request', error: 'Request Header Fields Too Large', message})
}

/** 416: none of the bytes asked for exist. */
export function rangeNotSatisfiable(size: number): LakeError {
  const message = `The range asked for lies outside the ${size} bytes there are.`
  return new LakeError(416, {kind: 'request', error: 'Range Not Satisfiable', message})
}
