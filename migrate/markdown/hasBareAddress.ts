/** Where GFM looks for an address: it does so in the text that is left once escapes are read, so none of them helps. */
const WEB = /(?<![\da-z])(?:https?:\/\/|(?=www\.))([\w-]*\.[\w.-]*)/gi
const MAIL = /(?<![\w+.-])[\w+.-]+@([\w-]+(?:\.[\w-]+)+)/g

/** Whether text holds what GFM takes for an address (GFM 6.9, autolinks). */
export function hasBareAddress(text: string): boolean {
  if (!/[@.]/.test(text)) return false
  const webs = [...text.matchAll(WEB)].map(([, domain = '']) => domain)
  const mails = [...text.matchAll(MAIL)].map(([, domain = '']) => domain)
  return webs.some(isDomain) || mails.some((domain) => !/[\d_-]$/.test(domain))
}

/** The last two parts of a domain have letters or digits, and no underscores. */
function isDomain(domain: string): boolean {
  const parts = domain.split('.')
  return (
    parts.length > 1 && parts.slice(-2).every((part) => part === '' || (/[\da-z]/i.test(part) && !part.includes('_')))
  )
}
