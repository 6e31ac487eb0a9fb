import type {SchemaTypeDefinition} from 'sanity'

import {ARTICLE_BODY} from '../schemas/blocks/articleBody.ts'
import {CELL_CONTENT} from '../schemas/blocks/cellContent.ts'
import {BLOCK_OBJECT, DOCUMENT, INLINE_OBJECT} from '../schemas/names.ts'
import {attachBox} from './checkbox/attachBox.tsx'
import {attachCodeEditor} from './code/attachCodeEditor.tsx'
import {ICONS} from './icons.ts'
import {attachExternalImage} from './images/attachExternalImage.tsx'
import {attachMarks} from './marks/attachMarks.tsx'
import {attachBlockLook} from './previews/attachBlockLook.tsx'
import {BLOCK_LOOKS} from './previews/blockLooks.tsx'
import {attachSlugify} from './slug/attachSlugify.ts'
import {attachSourceInput} from './source/attachSourceInput.tsx'
import {attachEditor} from './body/attachEditor.tsx'

type Attach = (type: SchemaTypeDefinition) => SchemaTypeDefinition

const attachments: Record<string, Attach> = {
  [DOCUMENT.article]: (type) => attachExternalImage(attachSlugify(type), 'coverImage.externalUrl'),
  [DOCUMENT.category]: attachSlugify,
  [DOCUMENT.author]: (type) => attachExternalImage(attachSlugify(type), 'image.externalUrl'),
  [BLOCK_OBJECT.figure]: (type) => attachExternalImage(type, 'externalUrl'),
  [INLINE_OBJECT.inlineImage]: (type) => attachExternalImage(type, 'externalUrl'),
  [INLINE_OBJECT.checkbox]: attachBox,
  [BLOCK_OBJECT.code]: attachCodeEditor,
  [BLOCK_OBJECT.htmlBlock]: (type) => attachSourceInput(type, 'html'),
  [BLOCK_OBJECT.math]: (type) => attachSourceInput(type, 'tex'),
  [BLOCK_OBJECT.sourceBlock]: (type) => attachSourceInput(type, 'source'),
  [INLINE_OBJECT.inlineHtml]: (type) => attachSourceInput(type, 'html'),
  [INLINE_OBJECT.inlineMath]: (type) => attachSourceInput(type, 'tex'),
  [INLINE_OBJECT.inlineSource]: (type) => attachSourceInput(type, 'source'),
  [ARTICLE_BODY]: (type) => attachEditor(attachMarks(type)),
  [CELL_CONTENT]: attachMarks,
}

/**
 * Gives a schema type what only a browser has use for: icons, editors, previews with pictures, the look of marks.
 *
 * @param type - a type of `schemas/`
 * @returns the type itself when there is nothing to add
 */
export function attachInputs(type: SchemaTypeDefinition): SchemaTypeDefinition {
  const icon = ICONS[type.name]
  const known = icon ? ({...type, icon} as SchemaTypeDefinition) : type
  const look = BLOCK_LOOKS[type.name]
  const seen = look ? attachBlockLook(known, look) : known
  return attachments[type.name]?.(seen) ?? seen
}
