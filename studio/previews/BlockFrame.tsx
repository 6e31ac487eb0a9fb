import type {ComponentType, ReactNode} from 'react'
import type {PreviewProps} from 'sanity'

import {PREVIEW_STYLE} from './previewStyle.ts'

/** What stands in the frame, and around it. */
interface BlockFrameProps {
  /** Names the block. */
  label: string
  /** Says more about it. */
  detail?: string | undefined
  icon?: ComponentType | undefined
  /** A colour of CSS for the edge. */
  tone?: string | undefined
  /** The menu of the block, as a preview is handed it. */
  actions: PreviewProps['actions']
  children?: ReactNode
}

/** A block of the body that shows what is in it: its name and menu, and its content below. */
export function BlockFrame({label, detail, icon: Icon, tone, actions: Actions, children}: BlockFrameProps) {
  const style = tone === undefined ? {} : ({'--article-preview-tone': tone} as object)
  return (
    <div className="article-preview" style={style}>
      <style href="article-preview" precedence="low">
        {PREVIEW_STYLE}
      </style>
      <div className="article-preview-head">
        {Icon && <Icon />}
        <span>{label}</span>
        {detail !== undefined && <span className="article-preview-detail">{detail}</span>}
      </div>
      <div className="article-preview-actions">
        {typeof Actions === 'function' ? <Actions layout="block" /> : Actions}
      </div>
      {children}
    </div>
  )
}
