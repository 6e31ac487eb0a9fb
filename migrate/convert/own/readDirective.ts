import type {PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'

import type {Directive} from './types.ts'

/** A directive between paragraphs as a handler of the user sees it. */
export function readFlowDirective(node: LeafDirective | ContainerDirective): Directive {
  const {name} = node
  const attributes = readAttributes(node)
  if (node.type === 'leafDirective') return {name, form: 'leaf', attributes, label: node.children, children: []}
  const [first, ...others] = node.children
  // The label of a container is its first paragraph, marked as that, or a field of the node.
  const isLabel = first?.type === 'paragraph' && first.data !== undefined && 'directiveLabel' in first.data
  if (isLabel) return {name, form: 'container', attributes, label: first.children, children: others}
  return {name, form: 'container', attributes, label: labelField(node), children: node.children as RootContent[]}
}

/** A directive among words as a handler of the user sees it. */
export function readTextDirective(node: TextDirective): Directive<PhrasingContent> {
  const {name, children} = node
  return {name, form: 'text', attributes: readAttributes(node), label: children, children}
}

function readAttributes({attributes}: LeafDirective | ContainerDirective | TextDirective): Record<string, string> {
  const entries = Object.entries(attributes ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}

function labelField(node: ContainerDirective | {label?: unknown}): readonly PhrasingContent[] {
  const label = 'label' in node ? node.label : undefined
  if (typeof label === 'string') return label === '' ? [] : [{type: 'text', value: label}]
  return Array.isArray(label) ? (label as PhrasingContent[]) : []
}
