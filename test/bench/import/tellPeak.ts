/**
 * Loaded before a program: when it ends, tells its parent how much memory it had at most.
 *
 * @module
 */
process.on('exit', () => {
  process.send?.({peakBytes: process.resourceUsage().maxRSS * 1024})
})
// The channel alone keeps no process alive.
process.channel?.unref()
