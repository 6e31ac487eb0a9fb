/**
 * A mistake in the settings of a conversion, or in a function among them, that no article can mend: it is thrown at once,
 * and does not become a message about the article.
 */
export class UsageError extends TypeError {
  override readonly name = 'UsageError'
}

/**
 * Refuses what an asynchronous function returned.
 *
 * @param result - What a function of the user returned.
 * @param name - What the user calls the function: `handlers.flow.heading`.
 * @throws UsageError for a promise, whatever becomes of it.
 */
export function refuseAsync(result: unknown, name: string): void {
  if (typeof result !== 'object' || result === null || !('then' in result)) return
  // The error below says all there is to say; a rejection nobody awaits would end the process besides.
  Promise.resolve(result).catch(() => undefined)
  throw new UsageError(
    `${name} returned a promise, and conversions are synchronous: fetch what it needs beforehand, and make it a plain function.`,
  )
}
