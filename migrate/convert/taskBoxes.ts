import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'
import {gfmTaskListItemFromMarkdown} from 'mdast-util-gfm-task-list-item'

/**
 * The boxes of tasks (GFM 5.3). micromark also takes words right below an empty item for one, which are in no item: those stay
 * text.
 */
export function taskBoxesFromMarkdown(): Extension {
  const boxes = gfmTaskListItemFromMarkdown()
  const inItem = (name: string) =>
    function exitValue(this: CompileContext, token: Token): void {
      if (isInItem(this)) boxes.exit?.[name]?.call(this, token)
    }
  return {
    ...boxes,
    exit: {
      ...boxes.exit,
      taskListCheck(token) {
        if (isInItem(this)) return
        this.config.enter['data']?.call(this, token)
        this.config.exit['data']?.call(this, token)
      },
      taskListCheckValueChecked: inItem('taskListCheckValueChecked'),
      taskListCheckValueUnchecked: inItem('taskListCheckValueUnchecked'),
    },
  }
}

function isInItem({stack}: CompileContext): boolean {
  return stack.at(-2)?.type === 'listItem'
}
