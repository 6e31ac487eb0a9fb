import type {WriteStream} from 'node:tty'
import {styleText} from 'node:util'

import type {Output} from '../report/output.ts'

/** Shorter texts are no tokens, and taking them out would garble ordinary words. */
const SHORTEST_SECRET = 8

/**
 * Makes an output of a stream of the process. Whatever is written, secrets are taken out of it first: no message, however it
 * came about, can show a token.
 *
 * @param stream - `process.stdout` or `process.stderr`.
 * @param terminal - The `TERM` variable; a `dumb` terminal gets plain lines.
 * @param secrets - Texts that must never be shown.
 */
export function createOutput(
  stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>,
  terminal: string | undefined,
  secrets: readonly (string | undefined)[],
): Output {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length >= SHORTEST_SECRET)
  return {
    rewritable: stream.isTTY === true && terminal !== 'dumb',
    paint: (color, text) => styleText(color, text, {stream}),
    write(text) {
      stream.write(hidden.reduce<string>((shown, secret) => shown.replaceAll(secret ?? '', '[hidden]'), text))
    },
  }
}
