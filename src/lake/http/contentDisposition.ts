const LONGEST = 200

/** A name that no system takes for a path: without separators, control characters and ends that Windows cannot have. */
function toFileName(name: string, fallback: string): string {
  const safe = name
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202f\u2066-\u2069\\/:*?"<>|]/g, '_')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST)
  return safe === '' ? fallback : safe
}

/**
 * The `Content-Disposition` that makes a browser save an answer under a name: in the form that every client reads, and
 * in the one that has all characters (RFC 6266).
 *
 * @param name - From an uploader or an address, so anything.
 * @param fallback - Where nothing is left of the name.
 */
export function attachmentDisposition(name: string, fallback: string): string {
  const safe = toFileName(name, fallback).toWellFormed()
  const ascii = safe.replaceAll(/[^\u0020-\u007e]|%/g, '_')
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
