import type {DateSettings} from './date/parseDate.ts'

/** How front matter is read, where it does not say everything itself. */
export type FrontMatterSettings = DateSettings
