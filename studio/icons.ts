import {AsteriskIcon} from '@sanity/icons/Asterisk'
import {BlockquoteIcon} from '@sanity/icons/Blockquote'
import {CodeIcon} from '@sanity/icons/Code'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {EqualIcon} from '@sanity/icons/Equal'
import {FolderIcon} from '@sanity/icons/Folder'
import {ImageIcon} from '@sanity/icons/Image'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {RemoveIcon} from '@sanity/icons/Remove'
import {TaskIcon} from '@sanity/icons/Task'
import {ThListIcon} from '@sanity/icons/ThList'
import {UlistIcon} from '@sanity/icons/Ulist'
import {UserIcon} from '@sanity/icons/User'
import type {ComponentType} from 'react'

import {BLOCK_OBJECT, DOCUMENT, INLINE_OBJECT} from '../schemas/names.ts'

/** What stands beside a type in menus, toolbars, lists and previews. `code` brings its own. */
export const ICONS: Record<string, ComponentType> = {
  [DOCUMENT.article]: DocumentTextIcon,
  [DOCUMENT.category]: FolderIcon,
  [DOCUMENT.author]: UserIcon,
  [BLOCK_OBJECT.figure]: ImageIcon,
  [BLOCK_OBJECT.table]: ThListIcon,
  [BLOCK_OBJECT.callout]: InfoOutlineIcon,
  [BLOCK_OBJECT.divider]: RemoveIcon,
  [BLOCK_OBJECT.htmlBlock]: CodeIcon,
  [BLOCK_OBJECT.math]: EqualIcon,
  [BLOCK_OBJECT.quote]: BlockquoteIcon,
  [BLOCK_OBJECT.list]: UlistIcon,
  [BLOCK_OBJECT.footnote]: AsteriskIcon,
  [BLOCK_OBJECT.sourceBlock]: CodeIcon,
  [INLINE_OBJECT.inlineImage]: ImageIcon,
  [INLINE_OBJECT.inlineHtml]: CodeIcon,
  [INLINE_OBJECT.inlineMath]: EqualIcon,
  [INLINE_OBJECT.checkbox]: TaskIcon,
  [INLINE_OBJECT.footnoteReference]: AsteriskIcon,
  [INLINE_OBJECT.inlineSource]: CodeIcon,
}
