import {decodeReferences} from '../../../../src/html/decodeReferences.ts'
import type {ElementTag} from '../../html/elementTag.ts'
import type {JsxTag} from './jsxTag.ts'

/** A tag of JSX in the form that elements are made of. Of several attributes of one name the last counts. */
export function toElementTag({name, kind, attributes}: JsxTag): ElementTag {
  const values = new Map<string, string>()
  const expressions = new Map<string, string>()
  for (const {name, value, expression} of attributes) {
    if (expression !== undefined) expressions.set(name, expression)
    else values.set(name, decodeReferences(value?.slice(1, -1) ?? '', 'attribute'))
  }
  return {
    name,
    kind: kind === 'close' ? 'close' : 'open',
    selfClosing: kind === 'empty',
    attributes: values,
    expressions,
  }
}
