/**
 * A duration as people say it: `0.8 s`, `42 s`, `3 min 5 s`.
 *
 * @param ms - Milliseconds.
 */
export function formatDuration(ms: number): string {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}
