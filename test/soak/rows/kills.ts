import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Figure} from '../../helpers/figures.ts'
import {killLake} from '../killLake.ts'

const KILLS = 1_000

/** What a lake loses that is killed again and again while it is written to: nothing that was answered. */
export async function measure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'soak-kills-'))
  try {
    const {answered, lost, torn, refused} = await killLake({dir, kills: KILLS})
    const none = {lost, torn, refused}
    return [
      {name: 'transactions and uploads answered (at least)', value: answered, target: KILLS, ok: answered >= KILLS},
      ...Object.entries(none).map(([name, value]) => ({
        name: `${KILLS} kills: ${NAMES[name as keyof typeof none]} (at most)`,
        value,
        target: 0,
        ok: value === 0,
      })),
    ]
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}

const NAMES = {
  lost: 'answered transactions and uploads lost',
  torn: 'transactions and uploads seen in part',
  refused: 'times the file was refused',
}
