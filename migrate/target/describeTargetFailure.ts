import {isMigrateError, MigrateError} from '../errors.ts'

/** What a failure message needs to know of the target. */
interface FailedTarget {
  kind: 'lake' | 'hosted'
  url: string
  project: string
  dataset: string
}

/**
 * Says in words for the user why a request to the target failed.
 *
 * @param error - What `@sanity/client` rejected with.
 * @param target - Where the request went.
 * @returns Undefined when the error is not a failed request.
 */
export function describeTargetFailure(error: unknown, target: FailedTarget): MigrateError | undefined {
  if (!(error instanceof Error) || isMigrateError(error)) return undefined
  const {statusCode} = error as {statusCode?: unknown}
  const place = target.kind === 'hosted' ? `the hosted project ${target.project}` : `the lake at ${target.url}`
  const options = {cause: error}

  if (typeof statusCode === 'number') {
    const said = firstLine(error.message)
    switch (statusCode) {
      case 403:
        return new MigrateError(
          'target-unauthorized',
          `The token may not do this in the dataset ${target.dataset} of ${place} (403: ${said}).`,
          'Set SANITY_AUTH_TOKEN to a token of this project that may write to the dataset.',
          options,
        )
      case 401:
        return new MigrateError(
          'target-unauthorized',
          `The token is not accepted by ${place} (${statusCode}: ${said}).`,
          target.kind === 'hosted'
            ? 'Set SANITY_AUTH_TOKEN to a token of this project that may write to the dataset.'
            : 'Set MIGRATE_LAKE_TOKEN to a token of this lake that may write.',
          options,
        )
      case 404:
        return new MigrateError(
          'target-missing',
          `There is no project ${target.project} with a dataset ${target.dataset} at ${target.url} (404: ${said}).`,
          'Check --project and --dataset, or SANITY_PROJECT_ID and SANITY_DATASET.',
          options,
        )
      case 402:
        return new MigrateError(
          'target-full',
          `The plan of ${place} allows no more (402: ${said}).`,
          'Look at the usage of the project in sanity.io/manage, then run the same command again; what was written is kept.',
          options,
        )
      case 507:
        return new MigrateError(
          'target-full',
          `${place} has no room left (507: ${said}).`,
          'Free some space on its disk, then run the same command again; what was written is kept.',
          options,
        )
      default:
        return new MigrateError(
          'target-failed',
          `A request to ${place} failed (${statusCode}: ${said}).`,
          'Run the same command again; what was written is kept and not written twice.',
          options,
        )
    }
  }
  if (!('code' in error) || typeof error.code !== 'string') return undefined
  return new MigrateError(
    'target-unreachable',
    `Nothing answers at ${target.url} (${error.code}).`,
    target.kind === 'hosted'
      ? 'Check the network, then run the same command again; what was written is kept and not written twice.'
      : 'Start a lake there with `migrate lake`, or pass --lake with a folder.',
    options,
  )
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
