import type {Command} from 'commander'

/**
 * Adds the options that choose a target.
 *
 * @param command - The command they are added to.
 * @param use - What the command does with the target, for the help; default `write to`.
 */
export function addTargetOptions(command: Command, use: 'write to' | 'read from' = 'write to'): Command {
  return command
    .option('--lake <dir|url>', 'an embedded lake: its folder, or the http address of a running one (default: .lake)')
    .option('--project <id>', `the hosted project to ${use}; needs SANITY_AUTH_TOKEN`)
    .option('--dataset <name>', 'the dataset (default: production)')
}

/** What the help of such a command says about the environment. */
export const TARGET_HELP = `
Environment (also read from .env):
  SANITY_PROJECT_ID    the hosted project, as --project
  SANITY_DATASET       the dataset, as --dataset
  SANITY_AUTH_TOKEN    a token with access to it; there is no option for it
  MIGRATE_LAKE         the folder or address of the embedded lake, when no project is set`
