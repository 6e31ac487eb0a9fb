import {createSchema} from 'sanity'

import {createConverter} from '../../migrate/convert/createConverter.ts'
import type {Dialect} from '../../migrate/convert/dialects.ts'
import {schemaTypes} from '../../schemas/index.ts'
import {findSchemaMismatches} from '../helpers/findSchemaMismatches.ts'
import type {CheckTools} from './checkArticle.ts'

const bodyType = createSchema({name: 'corpus', types: schemaTypes}).get('articleBody')

/** What files of a dialect are checked with. */
export function createTools(dialect: Dialect): CheckTools {
  return {
    dialect,
    convert: createConverter({dialect}),
    findMismatches: (body) => (bodyType ? findSchemaMismatches(bodyType, body) : ['the schema has no articleBody']),
  }
}
