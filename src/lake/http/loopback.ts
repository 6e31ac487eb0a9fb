const AUTHORITY = /^(\[[0-9a-f:]+\]|[a-z0-9_.-]+)(?::\d{1,5})?$/i
const ORIGIN = /^https?:\/\/([^/?#@]+)$/i

/**
 * The host name in an authority such as a `Host` header, in lower case and without its port.
 *
 * @param authority - `name`, `name:port` or `[address]:port`.
 * @returns undefined when the text is no authority.
 */
export function hostNameOf(authority: string): string | undefined {
  return AUTHORITY.exec(authority)?.[1]?.toLowerCase()
}

/** Whether a host name can only mean this machine: `localhost`, `*.localhost`, `127.0.0.1` or `[::1]`. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]'
}

/** Whether a browser's `Origin` header names a page served from this machine, whatever its port. */
export function isLoopbackOrigin(origin: string): boolean {
  const authority = ORIGIN.exec(origin)?.[1]
  const name = authority === undefined ? undefined : hostNameOf(authority)
  return name !== undefined && isLoopbackName(name)
}

/** The label before `.localhost` in a host name (`local.localhost` → `local`), undefined where there is none. */
export function localhostLabel(name: string): string | undefined {
  return name.endsWith('.localhost') ? name.slice(0, -'.localhost'.length) : undefined
}
