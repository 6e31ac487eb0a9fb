/**
 * A duration as people say it: `0.8 s`, `42 s`, `3 min 5 s`.
 *
 * @param ms - Milliseconds.
 */
export function formatDuration(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
