import {useState} from 'react'

/**
 * A picture from elsewhere, or a drawing of one when it cannot be loaded. Tells its host nothing of the Studio's address.
 */
export function ExternalImage({url}: {url: string}) {
  const [failed, setFailed] = useState<string>()
  if (failed === url) return <PictureIcon />
  return <img src={url} alt="" referrerPolicy="no-referrer" loading="lazy" onError={() => setFailed(url)} />
}

function PictureIcon() {
  return (
    <svg viewBox="0 0 25 25" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.2">
      <path d="M4.5 5.5h16v14h-16zM4.5 16.5l5-5 8 8M14 15.5l3-3 3.5 3.5" />
      <circle cx="15.5" cy="9" r="1" />
    </svg>
  )
}
