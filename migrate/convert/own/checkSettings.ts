import {DIALECTS} from '../dialects.ts'
import type {ConverterSettings} from '../options.ts'
import {DIRECTIVE_NAME} from './directiveParts.ts'
import {describeValue} from './toJsonValue.ts'
import {UsageError} from './usageError.ts'

/** What an element can be called, in HTML and in JSX. */
const ELEMENT_NAME = /^[A-Za-z$_][\w$.:-]*$/

/**
 * Finds mistakes that types find too, for who does not check them.
 *
 * @throws UsageError saying which option is wrong, what was found and what is expected.
 */
export function checkSettings({dialect, plugins, handlers, directives, elements}: ConverterSettings): void {
  if (dialect !== undefined && !DIALECTS.includes(dialect)) {
    throw new UsageError(`dialect is ${describeValue(dialect)}; there are ${DIALECTS.join(', ')}.`)
  }
  if (plugins !== undefined && !Array.isArray(plugins)) {
    throw new UsageError(`plugins is ${describeValue(plugins)}; an array of remark plugins is expected.`)
  }
  checkTables('handlers', handlers, /./)
  checkTables('directives', directives, DIRECTIVE_NAME)
  checkTables('elements', elements, ELEMENT_NAME)
}

function checkTables(option: string, tables: object | undefined, names: RegExp): void {
  for (const [place, table] of Object.entries(tables ?? {})) {
    if (place !== 'flow' && place !== 'phrasing') {
      throw new UsageError(
        `${option} has the member \`${place}\`; its members are \`flow\`, for what stands between paragraphs, and \`phrasing\`, for what stands among words.`,
      )
    }
    for (const [name, run] of Object.entries((table as object | undefined) ?? {})) {
      if (!names.test(name))
        throw new UsageError(`${option}.${place} has the name ${JSON.stringify(name)}, which nothing there can have.`)
      if (typeof run !== 'function' && !(run === undefined && option === 'handlers')) {
        throw new UsageError(`${option}.${place}.${name} is ${describeValue(run)}; a function is expected.`)
      }
    }
  }
}
