import {resolve} from 'node:path'

import {Command, Option} from 'commander'

import {toHtml} from '../../src/render/index.ts'
import {toPortableText} from '../convert/toPortableText.ts'
import {buildArticle} from '../document/buildArticle.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {toArticleFile, type ArticleFile} from '../export/toArticleFile.ts'
import {toMarkdown} from '../markdown/toMarkdown.ts'
import {discoverFiles} from '../read/discoverFiles.ts'
import {decodeUtf8} from '../read/decodeUtf8.ts'
import {readSource} from '../read/readSource.ts'
import {readFrontMatter} from '../readFrontMatter.ts'
import {formatMessages} from '../report/formatMessages.ts'
import type {Conversion, ConversionSettings, Message, ParsedFrontMatter, SanityDocument, Source} from '../types.ts'
import type {CommandIo} from './commandIo.ts'
import {addConversionOptions, type ConversionFlags} from './conversionOptions.ts'
import {readReading} from './readingOptions.ts'

const FORMATS = ['json', 'ndjson', 'portable-text', 'html', 'markdown'] as const
type Format = (typeof FORMATS)[number]

interface ConvertFlags extends ConversionFlags {
  to: Format
  verbose?: true
}

/** What standard input is called in messages, and the name an article from there takes its slug from. */
const STDIN_PATH = 'stdin.md'

const HELP = `
Formats:
  json             the documents, as one array: category and author, then the article
  ndjson           the same, one a line, as \`sanity datasets import\` reads them
  portable-text    the body alone, as JSON
  html             the body alone, as HTML
  markdown         there and back: what migrate export would make of the article

portable-text, html and markdown also take Markdown without front matter. Images are not brought anywhere; their addresses stay.

Examples:
  migrate convert articles/one.md --to html
  migrate convert articles/one.md --to markdown | diff articles/one.md -
  cat notes.md | migrate convert - --to portable-text`

/**
 * `migrate convert`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function convertCommand(io: CommandIo, done: (code: ExitCode) => void): Command {
  const command = new Command('convert')
    .description('Print what a Markdown file becomes; needs no dataset')
    .argument('<file>', 'a Markdown file, or - for standard input')
    .addOption(new Option('--to <format>', 'what to print').choices(FORMATS).default('json'))
    .option('--verbose', 'also show notes, and every place where a message applies to several')
  return addConversionOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, {to, verbose, ...flags}: ConvertFlags) => {
      const converted = await convertFile(file, to, (await readReading([file], flags, io.cwd)).convert, io)
      if (!converted) return done(EXIT.interrupted)
      const {path, text, messages} = converted
      if (text !== undefined) io.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
      io.stderr.write(formatMessages([{path, messages}], {verbose: verbose === true, paint: io.stderr.paint}))
      done(messages.some(({severity}) => severity === 'error') ? EXIT.failed : EXIT.done)
    })
}

/** What is printed; `text` is absent when a message of severity `error` says why. */
interface Converted {
  path: string
  text?: string
  messages: Message[]
}

/** Undefined when the command was asked to end while it waited for its input. */
async function convertFile(
  argument: string,
  format: Format,
  settings: ConversionSettings,
  io: CommandIo,
): Promise<Converted | undefined> {
  const read = argument === '-' ? await readStdin(io) : await readFile(argument, io)
  if (!read) return undefined
  if ('message' in read) return {path: read.path, messages: [read.message]}
  const {source} = read
  const frontMatter = readFrontMatter(source, settings)
  const conversion = toPortableText(frontMatter.body, {
    ...settings,
    firstLine: frontMatter.bodyLine + 1,
    ...(frontMatter.fields && {title: frontMatter.fields.title}),
  })
  return {path: source.path, ...print({source, frontMatter, conversion, settings}, format)}
}

function print(
  input: {source: Source; frontMatter: ParsedFrontMatter; conversion: Conversion; settings: ConversionSettings},
  format: Format,
): Omit<Converted, 'path'> {
  const {frontMatter, conversion} = input
  const needsFields = format === 'json' || format === 'ndjson'
  const header = frontMatter.messages.filter(({rule}) => needsFields || rule !== 'front-matter/missing')
  if (header.some(({severity}) => severity === 'error')) return {messages: header}

  const messages = [...header, ...conversion.messages]
  switch (format) {
    case 'json':
      return {text: JSON.stringify(documentsOf(input), null, 2), messages}
    case 'ndjson':
      return {
        text: documentsOf(input)
          .map((document) => JSON.stringify(document))
          .join('\n'),
        messages,
      }
    case 'portable-text':
      return {text: JSON.stringify(conversion.blocks, null, 2), messages}
    case 'html':
      return {text: toHtml(conversion.blocks), messages}
    case 'markdown': {
      const back = writeBack(input)
      return {text: back.text, messages: [...messages, ...back.messages]}
    }
  }
}

function documentsOf(input: Parameters<typeof buildArticle>[0]): SanityDocument[] {
  const {related, article} = buildArticle(input)
  return [...related, article]
}

/** The article as Markdown again, with its front matter when it has one. */
function writeBack(input: Parameters<typeof print>[0]): ArticleFile {
  const {source, frontMatter, conversion, settings} = input
  const {dialect = 'plain'} = settings
  if (!frontMatter.fields) {
    const {markdown, messages} = toMarkdown(conversion.blocks, {dialect})
    return {text: markdown, messages}
  }
  const {article, related, unknown, titleHeading} = buildArticle(input)
  const names = new Map(related.map(({_id, title, name}) => [_id, String(name ?? title)]))
  return toArticleFile(article, {
    path: source.path,
    unknown,
    titleHeading,
    dialect,
    nameOf: ({_ref}) => names.get(_ref),
    // Nothing is uploaded here and no article is known, so every address is one of the source.
    imageUrl: () => undefined,
    articleUrl: () => undefined,
  })
}

type ReadResult = {source: Source} | {path: string; message: Message}

async function readFile(argument: string, {cwd}: CommandIo): Promise<ReadResult> {
  const {sources, messages} = await discoverFiles([argument], {cwd})
  const [file] = sources
  const [problem] = messages
  if (problem) return {path: problem.path, message: problem.message}
  if (!file || sources.length > 1 || resolve(cwd, argument) !== file.file) {
    const reason = `This is ${sources.length === 1 ? 'a folder or pattern' : `${sources.length} files`}; migrate convert takes one file. For several, see migrate import --dry-run.`
    return {path: argument, message: {severity: 'error', rule: 'read/not-one-file', reason}}
  }
  const result = await readSource(file)
  return 'source' in result ? result : {path: file.path, message: result.message}
}

async function readStdin({stdin, cwd, signal}: CommandIo): Promise<ReadResult | undefined> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stdin) chunks.push(chunk)
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  }
  const decoded = decodeUtf8(Buffer.concat(chunks))
  if ('message' in decoded) return {path: STDIN_PATH, message: decoded.message}
  return {source: {path: STDIN_PATH, root: cwd, file: resolve(cwd, STDIN_PATH), text: decoded.text}}
}
