import {LAKE_TARGET_KEY, type LakeTarget} from './lakeTarget.ts'

const BRIDGE_SCRIPT = /<script\b[^>]*\bdata-sanity-core\b[^>]*><\/script>/g
const REMOTE_FONT = /@font-face\s*\{[^}]*url\(["']?https:[^}]*\}/g

/**
 * Takes out of a built Studio's page or style sheet what would call hosts on the internet: the bridge script of the
 * hosted dashboard and the fonts. Text then has the fonts of the system.
 *
 * @param text - HTML or CSS as `sanity build` writes it
 */
export function removeRemoteParts(text: string): string {
  return text.replaceAll(BRIDGE_SCRIPT, '').replaceAll(REMOTE_FONT, '')
}

/**
 * Tells a built Studio which dataset to work on.
 *
 * @param html - the page
 * @param target - what `readLakeTarget` will find
 * @throws Error when the page has no head to put it in
 */
export function injectTarget(html: string, target: LakeTarget): string {
  if (!html.includes('</head>'))
    throw new Error('The Studio page has no </head>. Delete .cache/studio and build again.')
  const json = JSON.stringify(target).replaceAll('<', String.raw`\u003c`)
  return html.replace('</head>', () => `<script>globalThis.${LAKE_TARGET_KEY}=${json}</script></head>`)
}
