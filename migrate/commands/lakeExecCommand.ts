import {Command} from 'commander'

import {chooseFolder, openLake} from '../lake/openLake.ts'
import {runWithLake} from '../lake/runWithLake.ts'
import type {TargetOptions} from '../target/resolveTarget.ts'
import type {CommandIo} from './commandIo.ts'

const HELP = `
Examples:
  migrate lake exec -- sanity datasets list
  migrate lake exec --lake data -- sanity documents query '*[_type == "article"]{title}'
  migrate lake exec -- node script.js      any Node program that asks the hosted Content Lake

The exit code is that of the program.

Environment (also read from .env):
  MIGRATE_LAKE      the folder, as --lake
  SANITY_DATASET    the dataset, as --dataset`

/**
 * `migrate lake exec`.
 *
 * @param io - What the command may touch.
 * @param done - Told the exit code of the program.
 */
export function lakeExecCommand(io: CommandIo, done: (code: number) => void): Command {
  return new Command('exec')
    .description('Run a program whose requests to the hosted Content Lake go to the lake')
    .argument('<program>', 'what to run, such as sanity')
    .argument('[args...]', 'its arguments')
    .option('--lake <dir>', 'the folder of the lake, whether it is being served or not (default: .lake)')
    .option('--dataset <name>', 'a dataset to create if it is missing (default: production)')
    .addHelpText('after', HELP)
    .passThroughOptions()
    .action(async (program: string, args: string[], flags: TargetOptions) =>
      done(await runExec([program, ...args], flags, io)),
    )
}

async function runExec(
  command: readonly [string, ...string[]],
  flags: TargetOptions,
  {env, cwd, signal}: CommandIo,
): Promise<number> {
  const lake = await openLake(chooseFolder(flags, env, cwd), cwd)
  try {
    return await runWithLake({command, lake, env, cwd, signal})
  } finally {
    await lake.close()
  }
}
