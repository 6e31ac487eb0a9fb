/** Attributes that JSX calls otherwise than HTML does, by their names in HTML. All others differ in case at most. */
const JSX_NAMES: ReadonlyMap<string, string> = new Map([
  ['class', 'className'],
  ['for', 'htmlFor'],
  ['accept-charset', 'acceptCharset'],
  ['http-equiv', 'httpEquiv'],
])
const HTML_NAMES: ReadonlyMap<string, string> = new Map([...JSX_NAMES].map(([html, jsx]) => [jsx, html]))

/** The name that an attribute of JSX has in HTML. */
export function toHtmlAttribute(name: string): string {
  return HTML_NAMES.get(name) ?? name
}

/** The name that an attribute of HTML has in JSX. */
export function toJsxAttribute(name: string): string {
  return JSX_NAMES.get(name.toLowerCase()) ?? name
}
