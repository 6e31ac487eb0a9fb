/** The letters of code and formulas, as CSS names a font. */
export const MONOSPACE = 'ui-monospace, Menlo, Consolas, monospace'
