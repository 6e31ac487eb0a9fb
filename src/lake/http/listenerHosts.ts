import {localhostLabel} from './loopback.ts'

/** Listeners are spread over this many names for this machine, each with a browser's six connections. */
const HOST_COUNT = 64
const LABEL = /^s\d{1,2}$/

/** Whether a host name is one that listeners are redirected to; such a name says nothing about the project. */
export function isListenerHost(name: string): boolean {
  return LABEL.test(localhostLabel(name) ?? '')
}

/** Creates a function that names the hosts in turn: `s1.localhost`, `s2.localhost` …, and begins again. */
export function createListenerHosts(): () => string {
  let last = 0
  return () => {
    last = (last % HOST_COUNT) + 1
    return `s${last}.localhost`
  }
}
