import {Command, CommanderError} from 'commander'

import {isMigrateError} from '../errors.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {packageVersion} from '../packageVersion.ts'
import type {CommandIo} from './commandIo.ts'
import {reportError} from './reportError.ts'

type CreateCommand = (io: CommandIo, done: (code: number) => void) => Command

/** In the order in which the help lists them. */
const COMMANDS: Record<string, () => Promise<CreateCommand>> = {
  init: async () => (await import('./initCommand.ts')).initCommand,
  check: async () => (await import('./checkCommand.ts')).checkCommand,
  import: async () => (await import('./importCommand.ts')).importCommand,
  apply: async () => (await import('./applyCommand.ts')).applyCommand,
  verify: async () => (await import('./verifyCommand.ts')).verifyCommand,
  status: async () => (await import('./statusCommand.ts')).statusCommand,
  rollback: async () => (await import('./rollbackCommand.ts')).rollbackCommand,
  convert: async () => (await import('./convertCommand.ts')).convertCommand,
  export: async () => (await import('./exportCommand.ts')).exportCommand,
  lake: async () => (await import('./lakeCommand.ts')).lakeCommand,
}

const HELP = `
Examples:
  migrate init articles                 look at a folder and write a first configuration
  migrate check articles                what an import and the Studio would say; no dataset
  migrate import articles --dry-run     what would happen
  migrate import articles               do it, into the embedded lake .lake
  migrate verify                        prove what is in the dataset equal to its sources
  migrate status                        where every article stands, and past runs
  migrate rollback                      undo the last run
  migrate export out                    the articles of the dataset as Markdown files
  migrate lake                          serve that lake

migrate <command> --help says more, exit codes included.`

/**
 * Runs one command line.
 *
 * @param argv - The arguments, without the program's name.
 * @param io - What the commands may touch.
 * @returns The exit code; every expected problem has been reported by then. Rejects for errors of this program only.
 */
export async function runCli(argv: readonly string[], io: CommandIo): Promise<number> {
  let exitCode: number = EXIT.done
  const done = (code: number): void => {
    exitCode = code
  }
  const program = createProgram(io)
  for (const create of await loadCommands(argv)) {
    const command = create(io, done).copyInheritedSettings(program)
    for (const inner of command.commands) inner.copyInheritedSettings(command)
    program.addCommand(command)
  }
  try {
    await program.parseAsync(argv, {from: 'user'})
    return exitCode
  } catch (error) {
    return report(error, argv, io)
  }
}

/** The one that is asked for, since all of them are slow to load; all of them where the help may have to list them. */
function loadCommands([first = '']: readonly string[]): Promise<CreateCommand[]> {
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined
  return Promise.all((named ? [named] : Object.values(COMMANDS)).map((load) => load()))
}

function createProgram({stdout, stderr}: CommandIo): Command {
  return (
    new Command('migrate')
      .description('Move Markdown articles into Sanity')
      .version(packageVersion())
      .addHelpText('after', HELP)
      .showHelpAfterError('Run it with --help for what it takes.')
      // Commands below a command have options of the same names.
      .enablePositionalOptions()
      .exitOverride()
      .configureOutput({writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text)})
  )
}

function report(error: unknown, argv: readonly string[], io: CommandIo): ExitCode {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (!isMigrateError(error)) throw error
  const {stdout, stderr, env} = io
  const {code, message, hint} = error
  reportError(error, io)
  if (env['DEBUG'] === 'migrate') stderr.write(`${error.stack}\n`)
  if (argv.includes('--json')) stdout.write(`${JSON.stringify({error: {code, message, hint}})}\n`)
  return error.exitCode
}
