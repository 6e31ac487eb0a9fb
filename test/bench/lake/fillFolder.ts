/**
 * Writes articles into a lake in a process of its own: `node fillFolder.ts <dir> <count> <characters>`.
 *
 * @module
 */
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'

import {createEngine} from '../../../src/lake/createEngine.ts'
import {fillLake} from './articles.ts'

const [dir = '', count, characters] = process.argv.slice(2)
mkdirSync(dir, {recursive: true})
const engine = createEngine({file: join(dir, 'lake.db'), project: 'local'})
fillLake(engine, Number(count), Number(characters))
engine.close()
