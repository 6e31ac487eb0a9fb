import type {Nodes} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx'

import {betweenTags} from '../html/betweenTags.ts'
import type {ElementTag, TagNode} from '../html/elementTag.ts'
import type {HtmlElement} from '../html/htmlElement.ts'
import type {HtmlFlowElement} from '../html/htmlFlowElement.ts'
import {revertPhrasing} from '../revert.ts'
import type {FlowHandler, Handlers, PhrasingHandler} from '../state.ts'
import {readFlowDirective, readTextDirective} from './readDirective.ts'
import {readHtmlElement, readJsxElement, readTag} from './readElement.ts'
import type {
  DirectiveHandlers,
  ElementHandlers,
  FlowContext,
  FlowHandler as OwnFlowHandler,
  NodeHandlers,
  PhrasingContext,
  PhrasingHandler as OwnPhrasingHandler,
} from './types.ts'
import {wrapFlow} from './wrapFlow.ts'
import {wrapPhrasing} from './wrapPhrasing.ts'

/** What the user has handlers for. */
export interface OwnHandlers {
  handlers?: NodeHandlers
  directives?: DirectiveHandlers
  elements?: ElementHandlers
}

/** Functions of the user by name; undefined where there are none. */
type Named<Handler> = Readonly<Record<string, Handler>> | undefined

/** How to tell of a node of some type what it is called, and what the user is to see of it. */
interface Reader<Node, Subject, Context> {
  /** The name of the option, for messages. */
  title: string
  nameOf: (node: Node) => string | null | undefined
  read: (node: Node, context: Context) => Subject
}

const flowDefault: FlowHandler = (state, node, place) => state.oneUnhandled(node, place)

/**
 * Lays the handlers of the user over those of the converter: first those by the name of a directive or an element, and
 * over these the ones by the type of the node.
 *
 * @param defaults - Left as they are, and returned when the user has none.
 */
export function compileHandlers(defaults: Handlers, {handlers, directives, elements}: OwnHandlers): Handlers {
  if (!handlers && !directives && !elements) return defaults
  const flow = {...defaults.flow}
  const phrasing = {...defaults.phrasing}
  addDirectives(flow, phrasing, directives)
  addElements(flow, phrasing, elements)
  for (const [type, run] of Object.entries(handlers?.flow ?? {})) {
    if (run) flow[type] = wrapFlow(`handlers.flow.${type}`, run as OwnFlowHandler<Nodes>, flow[type] ?? flowDefault)
  }
  for (const [type, run] of Object.entries(handlers?.phrasing ?? {})) {
    const fallback = phrasing[type] ?? revertPhrasing
    if (run) phrasing[type] = wrapPhrasing(`handlers.phrasing.${type}`, run as OwnPhrasingHandler<Nodes>, fallback)
  }
  return {flow, phrasing}
}

type FlowTable = Record<string, FlowHandler>
type PhrasingTable = Record<string, PhrasingHandler>

function addDirectives(flow: FlowTable, phrasing: PhrasingTable, directives: DirectiveHandlers = {}): void {
  for (const type of ['leafDirective', 'containerDirective'] as const) {
    nameFlow(flow, type, directives.flow, {
      title: 'directives.flow',
      nameOf: (node: LeafDirective | ContainerDirective) => node.name,
      read: readFlowDirective,
    })
  }
  namePhrasing(phrasing, 'textDirective', directives.phrasing, {
    title: 'directives.phrasing',
    nameOf: (node: TextDirective) => node.name,
    read: readTextDirective,
  })
}

/** In HTML the case of a name does not count, in JSX it does. */
function addElements(flow: FlowTable, phrasing: PhrasingTable, elements: ElementHandlers = {}): void {
  const html = {flow: toLowerNames(elements.flow), phrasing: toLowerNames(elements.phrasing)}
  for (const [named, isJsx] of [
    [html.flow, false],
    [elements.flow, true],
  ] as const) {
    nameFlow(flow, 'htmlFlowElement', named, {
      title: 'elements.flow',
      nameOf: ({tag}: HtmlFlowElement) => (hasJsx(tag) === isJsx ? tag.name : undefined),
      read: (node) => readHtmlElement(node, node.inner),
    })
  }
  nameFlow(flow, 'mdxJsxFlowElement', elements.flow, {
    title: 'elements.flow',
    nameOf: (node: MdxJsxFlowElement) => node.name,
    read: (node, {source}) => readJsxElement(node, source),
  })
  for (const [named, isJsx] of [
    [html.phrasing, false],
    [elements.phrasing, true],
  ] as const) {
    namePhrasing(phrasing, 'htmlElement', named, {
      title: 'elements.phrasing',
      nameOf: ({tag}: HtmlElement) => (hasJsx(tag) === isJsx ? tag.name : undefined),
      read(node, {source}) {
        const position = betweenTags(node)
        return readHtmlElement(node, position ? source({type: 'text', position}) : '')
      },
    })
    namePhrasing(phrasing, isJsx ? 'mdxSource' : 'html', named, {
      title: 'elements.phrasing',
      nameOf: (node: TagNode) => readTag(node).name,
      read: readTag,
    })
  }
  namePhrasing(phrasing, 'mdxJsxTextElement', elements.phrasing, {
    title: 'elements.phrasing',
    nameOf: (node: MdxJsxTextElement) => node.name,
    read: (node, {source}) => readJsxElement(node, source),
  })
}

function hasJsx({expressions}: ElementTag): boolean {
  return expressions !== undefined
}

function toLowerNames<Handler>(named: Named<Handler>): Named<Handler> {
  return named && Object.fromEntries(Object.entries(named).map(([name, run]) => [name.toLowerCase(), run]))
}

/** Has nodes of a type go to the function of their name, and all others of that type to the handler there was. */
function nameFlow<Node extends Nodes, Subject>(
  table: FlowTable,
  type: Node['type'],
  named: Named<OwnFlowHandler<Subject>>,
  {title, nameOf, read}: Reader<Node, Subject, FlowContext>,
): void {
  if (!named) return
  const fallback = table[type] ?? flowDefault
  const byName = new Map(
    Object.entries(named).map(([name, run]) => [
      name,
      wrapFlow(`${title}.${name}`, (node: Node, context) => run(read(node, context), context), fallback),
    ]),
  )
  table[type] = (state, node, place) => (byName.get(nameOf(node as Node) ?? '') ?? fallback)(state, node, place)
}

/** The same among words. */
function namePhrasing<Node extends Nodes, Subject>(
  table: PhrasingTable,
  type: Node['type'],
  named: Named<OwnPhrasingHandler<Subject>>,
  {title, nameOf, read}: Reader<Node, Subject, PhrasingContext>,
): void {
  if (!named) return
  const fallback = table[type] ?? revertPhrasing
  const byName = new Map(
    Object.entries(named).map(([name, run]) => [
      name,
      wrapPhrasing(`${title}.${name}`, (node: Node, context) => run(read(node, context), context), fallback),
    ]),
  )
  table[type] = (state, node, place) => (byName.get(nameOf(node as Node) ?? '') ?? fallback)(state, node, place)
}
