import {SEVERITIES} from '../../types.ts'
import type {OwnMessage} from './types.ts'

const OWN_RULE = /^custom\/[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Makes sure that a message of the user can stand among ours.
 *
 * @throws TypeError saying what is wrong with it.
 */
export function checkMessage({rule, severity, reason}: OwnMessage): void {
  if (!OWN_RULE.test(rule)) {
    throw new TypeError(
      `report() was given the rule ${JSON.stringify(rule)}; its name is \`custom/\` and then lower-case letters, digits and dashes`,
    )
  }
  if (!SEVERITIES.includes(severity)) {
    throw new TypeError(
      `report() was given the severity ${JSON.stringify(severity)}; there are ${SEVERITIES.join(', ')}`,
    )
  }
  if (typeof reason !== 'string' || reason === '') throw new TypeError('report() was given no reason')
}
