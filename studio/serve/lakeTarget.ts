/** Which dataset a Studio works on. */
export interface LakeTarget {
  projectId: string
  dataset: string
  /** Absent for the hosted Content Lake. A name, not an address: the project id becomes its subdomain. */
  apiHost?: string
}

/** The property of `globalThis` under which a served Studio finds its {@link LakeTarget}. */
export const LAKE_TARGET_KEY = '__SANITY_LAKE__'

const LOCAL: LakeTarget = {projectId: 'local', dataset: 'production'}

/** The environment variables a target can come from, as they are named without the `SANITY_STUDIO_` in front. */
export interface TargetEnvironment {
  API_HOST?: string | undefined
  PROJECT_ID?: string | undefined
  DATASET?: string | undefined
}

/**
 * Finds the dataset to work on: what the server that sent the page says, then the environment, then the names that
 * the embedded lake uses.
 *
 * @param scope - `globalThis`, or whatever stands for it
 * @param environment - the values of `SANITY_STUDIO_API_HOST`, `SANITY_STUDIO_PROJECT_ID`, `SANITY_STUDIO_DATASET`
 */
export function readLakeTarget(scope: object, environment: TargetEnvironment): LakeTarget {
  const served = (scope as Record<string, unknown>)[LAKE_TARGET_KEY]
  if (isLakeTarget(served)) return served
  const target = {
    projectId: environment.PROJECT_ID ?? LOCAL.projectId,
    dataset: environment.DATASET ?? LOCAL.dataset,
  }
  return environment.API_HOST === undefined ? target : {...target, apiHost: environment.API_HOST}
}

function isLakeTarget(value: unknown): value is LakeTarget {
  if (typeof value !== 'object' || value === null) return false
  const {projectId, dataset} = value as Partial<LakeTarget>
  return typeof projectId === 'string' && typeof dataset === 'string'
}
