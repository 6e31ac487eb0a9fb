/** An array that is filled when it is first looked into. */
export function lazyArray<T>(make: () => readonly T[]): T[] {
  let isFilled = false
  const fill = (target: T[]): T[] => {
    if (!isFilled) {
      isFilled = true
      for (const member of make()) target.push(member)
    }
    return target
  }
  return new Proxy<T[]>([], {
    // groq-js asks everything for `next`, to tell iterators apart.
    get: (target, name) => (name === 'next' ? undefined : (Reflect.get(fill(target), name) as unknown)),
    has: (target, name) => Reflect.has(fill(target), name),
    ownKeys: (target) => Reflect.ownKeys(fill(target)),
    getOwnPropertyDescriptor: (target, name) => Reflect.getOwnPropertyDescriptor(fill(target), name),
  })
}
