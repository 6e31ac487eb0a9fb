/**
 * What content is. Data and pure functions only: no React and no input or output, so the command line, the lake and
 * type generation can load it as well as the Studio can.
 *
 * @module
 */
import type {SchemaTypeDefinition} from '@sanity/types'

import {articleBody} from './blocks/articleBody.ts'
import {cellContent} from './blocks/cellContent.ts'
import {article} from './documents/article.ts'
import {author} from './documents/author.ts'
import {category} from './documents/category.ts'
import {checkbox} from './inline/checkbox.ts'
import {footnoteReference} from './inline/footnoteReference.ts'
import {inlineHtml} from './inline/inlineHtml.ts'
import {inlineImage} from './inline/inlineImage.ts'
import {inlineMath} from './inline/inlineMath.ts'
import {inlineSource} from './inline/inlineSource.ts'
import {callout} from './objects/callout.ts'
import {codeBlock} from './objects/codeBlock.ts'
import {divider} from './objects/divider.ts'
import {figure} from './objects/figure.ts'
import {footnote} from './objects/footnote.ts'
import {htmlBlock} from './objects/htmlBlock.ts'
import {list} from './objects/list.ts'
import {math} from './objects/math.ts'
import {quote} from './objects/quote.ts'
import {seo} from './objects/seo.ts'
import {sourceBlock} from './objects/sourceBlock.ts'
import {table} from './objects/table.ts'

export {extendSchema} from './extendSchema.ts'
export type {OwnTypes} from './extendSchema.ts'

/** Every type of the content model: documents, then the body, then the objects in the order an editor meets them. */
export const schemaTypes: SchemaTypeDefinition[] = [
  article,
  category,
  author,
  articleBody,
  cellContent,
  seo,
  figure,
  codeBlock,
  table,
  callout,
  quote,
  list,
  divider,
  htmlBlock,
  math,
  footnote,
  sourceBlock,
  inlineImage,
  inlineHtml,
  inlineMath,
  checkbox,
  footnoteReference,
  inlineSource,
]
