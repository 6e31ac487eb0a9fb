/** Whether there is a function somewhere in a value. */
export function hasFunctions(value: unknown): boolean {
  if (typeof value === 'function') return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFunctions)
}
