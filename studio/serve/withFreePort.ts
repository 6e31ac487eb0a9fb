/**
 * Starts something that listens on its usual port, or on any free one when the usual one is taken.
 *
 * @param preferred - the usual port
 * @param start - starts it; rejects with `EADDRINUSE`, itself or as its cause, when the port is taken
 * @param onTaken - told before the second attempt
 */
export async function withFreePort<T>(
  preferred: number,
  start: (port: number) => Promise<T>,
  onTaken: (port: number) => void,
): Promise<T> {
  try {
    return await start(preferred)
  } catch (error) {
    if (preferred === 0 || !isPortTaken(error)) throw error
    onTaken(preferred)
    return start(0)
  }
}

function isPortTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === 'EADDRINUSE') || isPortTaken(error.cause)
}
