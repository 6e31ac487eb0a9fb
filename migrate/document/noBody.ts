import type {Conversion} from '../types.ts'

/** What stands for the conversion of a body where only the other fields of an article matter: the body takes the longest. */
export const NO_BODY: Conversion = {blocks: [], images: [], messages: [], titleHeading: false}
