import {MONOSPACE} from '../monospace.ts'

/** The look of block previews. Colours are those of the Studio's theme, light and dark. */
export const PREVIEW_STYLE = `
.article-preview {position: relative; padding: 12px 16px; border-left: 3px solid var(--article-preview-tone, var(--card-border-color));
  color: var(--card-fg-color); font-family: inherit; font-size: 15px; line-height: 1.5; overflow: hidden}
.article-preview-head {display: flex; align-items: center; gap: 8px; min-height: 24px; padding-right: 32px;
  color: var(--card-muted-fg-color); font-size: 13px; font-weight: 500}
.article-preview-head svg {font-size: 1.6em; color: var(--article-preview-tone, currentColor)}
.article-preview-detail {opacity: 0.75; font-weight: 400}
.article-preview-actions {position: absolute; top: 8px; right: 8px}
.article-preview-content {max-height: 30em; overflow: hidden; overflow-wrap: anywhere}
.article-preview-content > :first-child {margin-top: 4px}
.article-preview-content > :last-child {margin-bottom: 0}
.article-preview-content :is(p, ul, ol, pre, table, blockquote, aside) {margin: 8px 0}
.article-preview-content :is(h1, h2, h3, h4, h5, h6) {margin: 12px 0 8px; font-size: 1.1em}
.article-preview-content :is(ul, ol) {padding-left: 24px}
.article-preview-content :is(li > p, li > ul, li > ol) {margin: 4px 0}
.article-preview-content .task-list-item {list-style: none; margin-left: -20px}
.article-preview-content :is(blockquote, aside) {margin-left: 0; padding-left: 12px; border-left: 3px solid var(--card-border-color)}
.article-preview-content .callout-title {font-weight: 600}
.article-preview-content :is(strong, th) {font-weight: 700}
.article-preview-content em {font-style: italic}
.article-preview-content kbd {padding: 0 3px; border: 1px solid; border-radius: 3px}
.article-preview-content a {color: var(--card-link-fg-color); text-decoration: underline}
.article-preview-content :is(code, kbd, .math), .article-preview-source {font-family: ${MONOSPACE}; font-size: 13px}
.article-preview-content pre, .article-preview-source {padding: 8px 12px; border-radius: 3px; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--card-code-bg-color); color: var(--card-code-fg-color)}
.article-preview-source {margin: 8px 0 0; max-height: 15em; overflow: hidden}
.article-preview-content :is(th, td) {padding: 4px 12px; border: 1px solid var(--card-border-color)}
.article-preview-content table {border-collapse: collapse}
.article-preview-picture {padding: 2px 8px; border: 1px dashed var(--card-border-color); border-radius: 3px; color: var(--card-muted-fg-color)}
`
