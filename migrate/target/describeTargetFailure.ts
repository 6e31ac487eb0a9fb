import {isMigrateError, MigrateError} from '../errors.ts'

/** What a failure message needs to know of the target. */
export interface FailedTarget {
  kind: 'lake' | 'hosted'
  url: string
  project: string
  dataset: string
  /** What it is, in words. */
  label?: string
}

/** Codes of TLS for a certificate that is not valid now. */
const BY_THE_CLOCK = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'])

/**
 * Says in words for the user why a request to the target failed.
 *
 * @param error - What `@sanity/client` rejected with.
 * @param target - Where the request went.
 * @returns Undefined when the error is not a failed request.
 */
export function describeTargetFailure(error: unknown, target: FailedTarget): MigrateError | undefined {
  if (!(error instanceof Error) || isMigrateError(error)) return undefined
  const {statusCode, code} = error as {statusCode?: unknown; code?: unknown}
  if (typeof statusCode === 'number') return describeAnswer(error, statusCode, target)
  return typeof code === 'string' ? describeSilence(error, code, target) : undefined
}

function describeAnswer(cause: Error, statusCode: number, target: FailedTarget): MigrateError {
  const {kind, url, project, dataset} = target
  const isHosted = kind === 'hosted'
  const place = target.label ?? (isHosted ? `the hosted project ${project}` : `the lake at ${url}`)
  const said = `(${statusCode}: ${firstLine(cause.message).replace(/[.\s]+$/, '')})`
  const token = isHosted
    ? 'Set SANITY_AUTH_TOKEN to a token of this project that may write to the dataset.'
    : 'Set MIGRATE_LAKE_TOKEN to a token of this lake that may write.'
  const options = {cause}
  switch (statusCode) {
    case 401: {
      const found = `The token is not accepted by ${place} ${said}.`
      return new MigrateError('target-unauthorized', found, token, options)
    }
    case 403: {
      const found = `The token may not do this in the dataset ${dataset} of ${place} ${said}.`
      return new MigrateError('target-unauthorized', found, token, options)
    }
    case 404: {
      const found = `There is no project ${project} with a dataset ${dataset} at ${url} ${said}.`
      const hint = isHosted
        ? 'Check --project and --dataset, or SANITY_PROJECT_ID and SANITY_DATASET.'
        : 'Check --lake, --project and --dataset, or MIGRATE_LAKE and SANITY_DATASET.'
      return new MigrateError('target-missing', found, hint, options)
    }
    case 402: {
      const hint =
        'Look at the usage of the project in sanity.io/manage, then run the same command again; what was written is kept.'
      return new MigrateError('target-full', `The plan of ${place} allows no more ${said}.`, hint, options)
    }
    case 507: {
      const hint = 'Free some space on its disk, then run the same command again; what was written is kept.'
      return new MigrateError('target-full', `There is no room left in ${place} ${said}.`, hint, options)
    }
    default: {
      const hint = 'Run the same command again; what was written is kept and not written twice.'
      return new MigrateError('target-failed', `A request to ${place} failed ${said}.`, hint, options)
    }
  }
}

function describeSilence(cause: Error, code: string, {kind, url}: FailedTarget): MigrateError {
  const options = {cause}
  if (BY_THE_CLOCK.has(code)) {
    const found = `The certificate of ${url} is not valid at the time that this machine shows, ${new Date().toISOString()} (${code}).`
    return new MigrateError('target-unreachable', found, 'Set the clock, then run the same command again.', options)
  }
  if (code === 'NO_JSON') {
    const found = `What answers at ${url} is no Content Lake: it sends something else than JSON.`
    return new MigrateError('target-unreachable', found, 'Check the address, and what stands between.', options)
  }
  if (/SSL|TLS|CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    const hint =
      kind === 'hosted'
        ? 'A proxy may stand between: NODE_EXTRA_CA_CERTS names certificates that are to be trusted besides.'
        : 'A lake is served by http: pass --lake with its address as `migrate lake` prints it.'
    return new MigrateError('target-unreachable', `There is no trusted connection to ${url} (${code}).`, hint, options)
  }
  const hint =
    kind === 'hosted'
      ? 'Check the network, then run the same command again; what was written is kept and not written twice.'
      : 'Start a lake there with `migrate lake`, or pass --lake with a folder.'
  return new MigrateError('target-unreachable', `Nothing answers at ${url} (${code}).`, hint, options)
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
