import {once} from 'node:events'

import {Command, InvalidArgumentError, Option} from 'commander'

import {
  createLake,
  findRunningLake,
  type Lake,
  type LakeOptions,
  type LakeToken,
  type Retention,
} from '../../src/lake/index.ts'
import {MigrateError} from '../errors.ts'
import {EXIT, type ExitCode} from '../exitCodes.ts'
import {chooseFolder, type FolderChoice} from '../lake/openLake.ts'
import {describeLakeFailure} from '../target/describeLakeFailure.ts'
import {nameFolder} from '../target/openTarget.ts'
import type {TargetOptions} from '../target/resolveTarget.ts'
import type {CommandIo} from './commandIo.ts'
import {lakeExecCommand} from './lakeExecCommand.ts'
import {lakeFolderCommands} from './lakeFolderCommands.ts'
import {parseRetention} from './parseRetention.ts'
import {readLakeTokens} from './readLakeTokens.ts'

interface LakeFlags extends TargetOptions {
  port: number
  hostedLimits?: 'free' | 'growth'
  latency: number
  history: Retention
  host?: string
  allowHost: string[]
  origin: string[]
  tokenFile?: string
  json?: true
}

const LIMITS = {free: 'hosted', growth: 'hosted-growth'} satisfies Record<string, LakeOptions['limits']>

const HELP = `
Examples:
  migrate lake                       serve .lake, on the port it had before or any free one
  migrate lake --lake data --port 3910
  migrate lake --hosted-limits --latency 100   refuse what the hosted lake would, and answer as late
  migrate lake --json                {"url":…,"project":…,"dataset":…} on one line, then it serves

Ends with Ctrl-C (exit code 0).

Environment (also read from .env):
  MIGRATE_LAKE      the folder, as --lake
  SANITY_DATASET    the dataset, as --dataset
  MIGRATE_LAKE_TOKEN, MIGRATE_LAKE_READ_TOKEN
                    tokens it accepts for writing and for reading; other commands send the first`

/**
 * `migrate lake`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code.
 */
export function lakeCommand(io: CommandIo, done: (code: number) => void): Command {
  const command = new Command('lake')
    .description('Serve the embedded Content Lake: for development, tests and demos')
    .option('--lake <dir>', 'its folder (default: .lake)')
    .option('--project <id>', 'the project id that clients use (default: local)')
    .option('--dataset <name>', 'a dataset to create if it is missing (default: production)')
    .option('--port <n>', 'the port on this machine; 0 for any free one', parsePort, 0)
    .option('--host <address>', 'address to listen on besides loopback; needs tokens')
    .option('--allow-host <name>', 'another host name the lake answers to; may be given several times', collect, [])
    .option(
      '--origin <origin>',
      'origin of web pages that may use it, besides those of this machine; may be given several times',
      collect,
      [],
    )
    .option('--token-file <file>', 'the tokens it accepts: lines of "read <token>" and "write <token>"')
    .addOption(
      new Option('--hosted-limits [plan]', 'enforce the limits of the hosted lake: rates, attributes, …')
        .choices(['free', 'growth'])
        .preset('free'),
    )
    .option('--latency <ms>', 'delay every answer, as if the lake were far away', parseLatency, 0)
    .option('--history <time>', 'how long to keep history: all, or days such as 30d', parseRetention, 'all')
    .option('--json', 'print the address as one line of JSON')
    .addHelpText('after', HELP)
    .enablePositionalOptions()
    .action(async (flags: LakeFlags) => done(await runLake(flags, io)))
  for (const inner of [lakeExecCommand(io, done), ...lakeFolderCommands(io, done)]) command.addCommand(inner)
  return command
}

async function runLake(flags: LakeFlags, io: CommandIo): Promise<ExitCode> {
  const choice = chooseFolder(flags, io.env, io.cwd)
  const tokens = await readLakeTokens(flags.tokenFile, io)
  const lake = await startLake(choice, flags, tokens, io, nameFolder(choice.dir, io.cwd))
  try {
    const {url, project, dataset} = lake
    io.stdout.write(
      flags.json
        ? `${JSON.stringify({url, project, dataset})}\n`
        : `Content Lake at ${url} (project ${project}, dataset ${dataset})\nCtrl-C ends it.\n`,
    )
    if (!io.signal.aborted) await once(io.signal, 'abort')
    return EXIT.done
  } finally {
    await lake.close()
  }
}

async function startLake(
  {dir, project, dataset}: FolderChoice,
  {port, latency, history, hostedLimits, host, allowHost: hosts, origin: origins}: LakeFlags,
  tokens: LakeToken[],
  {stderr}: CommandIo,
  folder: string,
): Promise<Lake> {
  const running = await findRunningLake(dir)
  if (running) {
    throw new MigrateError(
      'lake-failed',
      `A lake already serves ${folder}, at ${running.url}.`,
      'Use that one, stop it first, or pass --lake with another folder.',
    )
  }
  try {
    const limits = hostedLimits && LIMITS[hostedLimits]
    return await createLake({
      hosts,
      origins,
      tokens,
      onWarning: (message) => stderr.write(`${stderr.paint('yellow', 'warning:')} ${message}\n`),
      ...(host !== undefined && {host}),
      dir,
      dataset,
      port,
      latency,
      history,
      ...(limits && {limits}),
      ...(project !== undefined && {project}),
    })
  } catch (cause) {
    const otherwise = 'Pass --port 0 for any free port, or --lake with another folder.'
    throw describeLakeFailure(cause, `The lake in ${folder} cannot be served`, otherwise)
  }
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value]
}

function parseLatency(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected milliseconds: a whole number from 0 to 99999.')
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Expected a number from 0 to 65535.')
}
