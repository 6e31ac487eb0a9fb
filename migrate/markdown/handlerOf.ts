/** The handler of a type. What every object has by itself, `constructor` for one, is the handler of no type. */
export function handlerOf<Handler>(
  handlers: Readonly<Record<string, Handler>> | undefined,
  type: string,
): Handler | undefined {
  return handlers && Object.hasOwn(handlers, type) ? handlers[type] : undefined
}
