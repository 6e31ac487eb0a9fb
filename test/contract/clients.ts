import {createClient as createClient7, type ClientConfig, type SanityClient} from '@sanity/client'
import {createClient as createClient8} from 'sanity-client-8'

import type {Lake} from '../../src/lake/index.ts'

/** What both generations of the client have in common is what the suite uses; their types name it separately. */
type CreateClient = (config: ClientConfig) => SanityClient

/** The versions of `@sanity/client` that the lake is held to. */
export const CLIENTS: readonly (readonly [version: string, createClient: CreateClient])[] = [
  ['7.28.0', createClient7],
  ['8.15.0', createClient8 as unknown as CreateClient],
]

/** The configuration that the README shows. */
export function configFor(lake: Pick<Lake, 'url' | 'project' | 'dataset'>): ClientConfig & {apiVersion: string} {
  return {
    projectId: lake.project,
    dataset: lake.dataset,
    apiHost: lake.url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  }
}

interface Subscribable<T> {
  subscribe(observer: {next: (value: T) => void; error: (error: unknown) => void}): {unsubscribe(): void}
}

/** What an observable says, kept, and waited for. */
export interface Heard<T> extends Disposable {
  /** Resolves with the first event, of those before and those to come, that passes; rejects when the observable fails. */
  event<U extends T>(isWanted: (event: T) => event is U): Promise<U>
  /** Everything so far. */
  readonly all: T[]
}

/** Listens until it is disposed of. */
export function hear<T>(observable: Subscribable<T>): Heard<T> {
  const all: T[] = []
  const waiting = new Set<() => void>()
  let failure: {error: unknown} | undefined
  const wake = (): void => Array.from(waiting).forEach((look) => look())
  const subscription = observable.subscribe({
    next: (event) => {
      all.push(event)
      wake()
    },
    error: (error) => {
      failure = {error}
      wake()
    },
  })
  return {
    all,
    event: (isWanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = all.find(isWanted)
          if (found !== undefined) resolve(found)
          else if (failure !== undefined) reject(failure.error as Error)
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    [Symbol.dispose]: () => subscription.unsubscribe(),
  }
}
