import type {
  Annotation,
  Block,
  InlineObject,
  ListItem,
  Span,
  Table,
  TableRow,
  TextBlock,
} from '../../src/portable-text/types.ts'

/** A run of text. Keys do not matter to a renderer, so they all are the same here. */
export function span(text: string, ...marks: string[]): Span {
  return {_type: 'span', _key: 's', text, marks}
}

/** A text block; strings among its children become plain spans. */
export function block(
  children: (string | Span | InlineObject)[],
  {markDefs = [], ...rest}: Partial<Pick<TextBlock, 'style' | 'listItem' | 'level'>> & {markDefs?: Annotation[]} = {},
): TextBlock {
  return {
    _type: 'block',
    _key: 'b',
    style: 'normal',
    markDefs,
    children: children.map((child) => (typeof child === 'string' ? span(child) : child)),
    ...rest,
  }
}

/** A paragraph. */
export function paragraph(...children: (string | Span | InlineObject)[]): TextBlock {
  return block(children)
}

/** An item of a flat list. */
export function item(listItem: 'bullet' | 'number', level: number, ...children: (string | InlineObject)[]): TextBlock {
  return block(children, {listItem, level})
}

/** An item of a nested list. */
export function listItem(content: Block[], checked?: boolean): ListItem {
  return {_type: 'listItem', _key: 'i', ...(checked !== undefined && {checked}), content}
}

/** A table with one paragraph in each cell; a cell given as blocks keeps them. */
export function table(rows: (string | TextBlock[])[][], rest: Partial<Table> = {}): Table {
  const toRow = (cells: (string | TextBlock[])[]): TableRow => ({
    _type: 'row',
    _key: 'r',
    cells: cells.map((cell) => ({
      _type: 'cell',
      _key: 'c',
      value: typeof cell === 'string' ? [paragraph(cell)] : cell,
    })),
  })
  return {_type: 'table', _key: 't', headerRows: 1, rows: rows.map(toRow), ...rest}
}

/** A call to a footnote. */
export function footnoteCall(identifier: string): InlineObject {
  return {_type: 'footnoteReference', _key: 'f', identifier}
}

/** Freezes a value and everything in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}
