import {factorySpace} from 'micromark-factory-space'
import {markdownLineEnding} from 'micromark-util-character'
import type {
  Code,
  Construct,
  ContainerState,
  Effects,
  Event,
  Point,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types'

import {createLineWatch, type LineWatch} from './lineWatch.ts'

/** An open container, and what it knows of itself. */
type Open = [construct: Construct, state: ContainerState]

/** The tokenizer of the blocks in a container, and the last line it was given. */
interface Flow {
  tokenizer: TokenizeContext
  watch: LineWatch
  last: Token | undefined
}

/** Columns of white space before which a container can not begin, as it would be code. */
const TAB_SIZE = 4

const container: Construct = {
  tokenize(effects, ok, nok) {
    const {document, disable} = this.parser.constructs
    const hasCode = !disable.null?.includes('codeIndented')
    return factorySpace(effects, effects.attempt(document, ok, nok), 'linePrefix', hasCode ? TAB_SIZE : undefined)
  },
}

/**
 * Reads containers, and leaves what is in them to another tokenizer (CommonMark, appendix, phase 1): does line by line what
 * `initialize/document` of micromark 4 does, whose marks and events these are.
 *
 * @param context - A tokenizer that stands before the first container of a text, behind the white space there.
 * @returns A state that goes on to the end of the text.
 */
export function readDocument(context: TokenizeContext, effects: Effects): State {
  const stack: Open[] = []
  /** How many of them the line goes on with. */
  let continued = 0
  let flow: Flow | undefined
  let lineStart = 0

  return effects.attempt(context.parser.constructs.document, beginContainer, firstFlow)

  /** The white space belongs to a block then. */
  function firstFlow(code: Code): State | undefined {
    const start = context.events[0]?.[1].start
    context.events.length = 0
    return beginFlow(code, start)
  }

  /** First the open containers, from the outermost: which of them go on in the line? */
  function start(code: Code): State | undefined {
    const [construct, state] = stack[continued] ?? []
    if (!construct?.continuation) return afterOpen(code)
    context.containerState = state
    return effects.attempt(construct.continuation, goOn, afterOpen)(code)
  }

  function goOn(code: Code): State | undefined {
    continued++
    if (!context.containerState?._closeFlow) return start(code)
    context.containerState._closeFlow = undefined
    closeFlow()
    exitBeforeLine(0)
    return afterOpen(code)
  }

  /** Then containers that begin in the line: they close those that do not go on. */
  function afterOpen(code: Code): State | undefined {
    if (continued === stack.length) {
      if (!flow) return findContainers(code)
      const {currentConstruct, _gfmTableDynamicInterruptHack: isTable} = flow.tokenizer
      if (currentConstruct?.concrete) return beginFlow(code)
      context.interrupt = Boolean(currentConstruct && !isTable)
    }
    context.containerState = {}
    return effects.check(container, beforeContainer, noContainer)(code)
  }

  function beforeContainer(code: Code): State | undefined {
    closeFlow()
    exitContainers()
    return findContainers(code)
  }

  function noContainer(code: Code): State | undefined {
    const {line, offset} = context.now()
    context.parser.lazy[line] = continued !== stack.length
    lineStart = offset
    return beginFlow(code)
  }

  function findContainers(code: Code): State | undefined {
    context.containerState = {}
    return effects.attempt(container, beginContainer, beginFlow)(code)
  }

  function beginContainer(code: Code): State | undefined {
    const {currentConstruct, containerState} = context
    if (currentConstruct && containerState) stack.push([currentConstruct, containerState])
    continued++
    return findContainers(code)
  }

  /** At last what is in the containers: the rest of the line. */
  function beginFlow(code: Code, from: Point = context.now()): State | undefined {
    if (code === null) {
      closeFlow()
      return end(code)
    }
    flow ??= {tokenizer: context.parser.flow(from), watch: createLineWatch(), last: undefined}
    const {tokenizer, last} = flow
    effects.enter('chunkFlow', {_tokenizer: tokenizer, contentType: 'flow', previous: last}).start = from
    return inFlow(code)
  }

  function inFlow(code: Code): State | undefined {
    if (code === null) {
      write(effects.exit('chunkFlow'), true)
      return end(code)
    }
    effects.consume(code)
    if (!markdownLineEnding(code)) return inFlow
    write(effects.exit('chunkFlow'), false)
    continued = 0
    context.interrupt = undefined
    return start
  }

  function end(code: Code): undefined {
    continued = 0
    exitContainers()
    effects.consume(code)
  }

  function write(token: Token, isLast: boolean): void {
    if (!flow) return
    const {tokenizer, watch, last} = flow
    const stream = context.sliceStream(token)
    if (isLast) stream.push(null)
    token.previous = last
    if (last) last.next = token
    flow.last = token
    tokenizer.defineSkip(token.start)
    tokenizer.write(stream)
    // Where a line without marks does not go on with what is open, the containers ended before it.
    if (context.parser.lazy[token.start.line] && !watch.goesOn(tokenizer.events, lineStart)) exitBeforeLine(1)
  }

  /**
   * Exits what the line does not go on with where the last line ended.
   *
   * @param written - How many lines were written that are not that one.
   */
  function exitBeforeLine(written: number): void {
    const {events} = context
    const end = events.length
    let index = end
    for (let ends = 0; index > 0 && ends <= written;) if (isLineExit(events[--index])) ends++
    const point = events[index]?.[1].end
    exitContainers()
    const exits = events.splice(end)
    if (point) for (const [, token] of exits) token.end = {...point}
    events.splice(index + 1, 0, ...exits)
  }

  function exitContainers(): void {
    while (stack.length > continued) {
      const [construct, state] = stack.pop() ?? []
      context.containerState = state
      construct?.exit?.call(context, effects)
    }
  }

  function closeFlow(): void {
    if (!flow) return
    flow.tokenizer.write([null])
    flow = undefined
    if (context.containerState) context.containerState._closeFlow = undefined
  }
}

function isLineExit(event: Event | undefined): boolean {
  return event?.[0] === 'exit' && event[1].type === 'chunkFlow'
}
