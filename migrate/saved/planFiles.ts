import {readFile} from 'node:fs/promises'

import {writeFileAtomically} from '../../src/fs/writeFileAtomically.ts'
import {MigrateError} from '../errors.ts'
import {PLAN_FORMAT, type PlanFile} from './types.ts'

/**
 * Writes a plan to a file, whole or not at all.
 *
 * @param file - Absolute path.
 * @param plan - What to write: an article a line.
 * @throws MigrateError `usage` when the file cannot be written.
 */
export async function writePlanFile(file: string, plan: PlanFile): Promise<void> {
  const {articles, writes, prunes, ...head} = plan
  const list = (items: readonly unknown[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const text = `${JSON.stringify(head).slice(0, -1)},\n"articles":${list(articles)},\n"writes":${list(writes)},\n"prunes":${list(prunes)}}\n`
  try {
    await writeFileAtomically(file, Buffer.from(text))
  } catch (cause) {
    const found = `The plan cannot be written to ${file}: ${(cause as Error).message}`
    throw new MigrateError('usage', found, 'Name a file in a folder that can be written to.', {cause})
  }
}

/**
 * Reads a saved plan.
 *
 * @param file - Absolute path.
 * @param toolVersion - Of this package: another one may decide otherwise from the same facts.
 * @throws MigrateError `plan-invalid` when it is none, or one of another version.
 */
export async function readPlanFile(file: string, toolVersion: string): Promise<PlanFile> {
  const again = 'Save a new one: migrate import … --out <file>.'
  const plan = parse(await readText(file), file, again)
  if (plan.format !== PLAN_FORMAT || plan.toolVersion !== toolVersion) {
    const found = `The plan ${file} was made by migrate ${String(plan.toolVersion)} (format ${String(plan.format)}); this is ${toolVersion} (format ${PLAN_FORMAT}).`
    throw new MigrateError('plan-invalid', found, again)
  }
  return plan
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const found = `The plan ${file} cannot be read: ${(cause as Error).message}`
    throw new MigrateError('plan-invalid', found, 'Name a file that migrate import … --out wrote.', {cause})
  }
}

function parse(text: string, file: string, hint: string): PlanFile {
  try {
    const plan = JSON.parse(text) as Partial<PlanFile> | null
    if (
      plan &&
      'format' in plan &&
      Array.isArray(plan.writes) &&
      Array.isArray(plan.articles) &&
      Array.isArray(plan.prunes) &&
      plan.target
    ) {
      return plan as PlanFile
    }
  } catch (cause) {
    throw new MigrateError('plan-invalid', `The plan ${file} is no JSON: ${(cause as Error).message}`, hint, {cause})
  }
  throw new MigrateError('plan-invalid', `The file ${file} is no plan of migrate.`, hint)
}
