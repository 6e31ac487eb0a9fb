/** The look of an article's body in the form: high enough to write in, and what stands around it. */
export const BODY_STYLE = `
.article-text {min-width: 0}
.article-body [data-testid="pt-editor"][data-fullscreen="false"] {height: max(24em, 70vh)}
.article-body-foot {display: flex; flex-flow: row-reverse wrap; align-items: center; justify-content: space-between; gap: 8px; padding-top: 8px;
  color: var(--card-muted-fg-color); font-size: 13px}
.article-body-foot.article-body-foot-over {position: absolute; right: 0; bottom: 0; left: 0; padding: 8px 20px; border-top: 1px solid var(--card-border-color);
  background: var(--card-bg-color)}
.article-body-columns {display: flex; flex-wrap: wrap; align-items: center; gap: 4px}
.article-body-columns span {padding-right: 8px}
.article-body-columns button {padding: 4px 8px; border: 1px solid var(--card-border-color); border-radius: 3px; font: inherit;
  background: none; color: var(--card-fg-color); cursor: pointer}
.article-body-columns button[aria-pressed="true"] {background: var(--card-fg-color); color: var(--card-bg-color)}
`
