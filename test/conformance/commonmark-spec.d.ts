declare module 'commonmark-spec' {
  /** Every example of the specification, in order. A tab is written as `→` in both texts. */
  export const tests: readonly {
    markdown: string
    html: string
    section: string
    /** From 1, as the published specification counts. */
    number: number
  }[]
}
