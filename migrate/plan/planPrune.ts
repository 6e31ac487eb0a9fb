import {groupByReferences, type Referring} from '../document/groupByReferences.ts'
import type {Message} from '../types.ts'

/** An article whose source is gone. */
export interface PruneCandidate extends Referring {
  /** What an editor changed, as part of a sentence; empty for nothing. */
  edits: string
  /** Documents that refer to it and have a source, or never had one: by id, true where strongly. */
  referrers: ReadonlyMap<string, boolean>
}

/** Which articles are deleted, and why the others are not. */
export interface PrunePlan<Candidate> {
  /** What goes in one transaction, in this order. */
  groups: Candidate[][]
  /** By id. */
  kept: ReadonlyMap<string, Message>
}

/** How many referrers are named. */
const NAMED = 3

/**
 * Decides which articles whose sources are gone are deleted: those that no editor changed, and that nothing refers to but what
 * is deleted as well. What refers to each other goes together.
 *
 * @param candidates - All articles whose sources are gone.
 * @param force - Delete also what an editor changed, and what others refer to weakly.
 */
export function planPrune<Candidate extends PruneCandidate>(
  candidates: readonly Candidate[],
  force: boolean,
): PrunePlan<Candidate> {
  const referrers = new Map(candidates.map((candidate) => [candidate.id, new Map(candidate.referrers)]))
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const kept = new Map<string, Candidate>()
  const toLookAt = [...candidates]
  const obstacleOf = ({id, edits}: Candidate): Message | undefined =>
    findObstacle(edits, referrers.get(id) ?? new Map<string, boolean>(), force)

  for (const candidate of toLookAt) {
    if (kept.has(candidate.id) || obstacleOf(candidate) === undefined) continue
    kept.set(candidate.id, candidate)
    // What it refers to has a referrer that stays.
    for (const [id, isStrong] of candidate.references) {
      const other = byId.get(id)
      if (other === undefined || other === candidate) continue
      referrers.get(id)?.set(candidate.id, isStrong)
      toLookAt.push(other)
    }
  }
  const deleted = candidates.filter(({id}) => !kept.has(id))
  const messages = Array.from(kept, ([id, candidate]) => [id, obstacleOf(candidate)] as const)
  return {
    groups: groupByReferences(deleted).toReversed(),
    kept: new Map(messages.flatMap(([id, message]) => (message ? [[id, message]] : []))),
  }
}

/** Undefined when nothing speaks against deleting it. */
function findObstacle(edits: string, referrers: ReadonlyMap<string, boolean>, force: boolean): Message | undefined {
  const strong = [...referrers].flatMap(([id, isStrong]) => (isStrong ? id : []))
  if (strong.length > 0) {
    const reason = `The source of this article is gone, and ${nameSome(strong)} ${verb(strong)} to it strongly, so the Content Lake does not let it be deleted. Take these references out, or make them weak, and run the same command again.`
    return {severity: 'warning', rule: 'prune/referenced', reason}
  }
  if (force) return undefined
  const told = 'To delete it all the same, run again with --prune --force.'
  if (edits !== '') {
    const reason = `The source of this article is gone, and an editor changed ${edits}, so it stays. ${told}`
    return {severity: 'warning', rule: 'prune/edited', reason}
  }
  if (referrers.size === 0) return undefined
  const ids = [...referrers.keys()]
  const reason = `The source of this article is gone, and ${nameSome(ids)} ${verb(ids)} to it, so it stays. ${told}`
  return {severity: 'warning', rule: 'prune/referenced', reason}
}

function verb(ids: readonly string[]): string {
  return ids.length === 1 ? 'refers' : 'refer'
}

function nameSome(ids: readonly string[]): string {
  return `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`
}
