import {LANGUAGE_ALIASES, SUPPORTED_LANGUAGES, type CodeInputLanguage} from '@sanity/code-input'

/** Names that fences use for a language the code editor knows under another name. */
const MODES: Record<string, string> = {
  bash: 'sh',
  batchfile: 'batch',
  cjs: 'javascript',
  console: 'sh',
  cs: 'csharp',
  go: 'golang',
  htm: 'html',
  json5: 'json',
  jsonc: 'json',
  md: 'markdown',
  mjs: 'javascript',
  py: 'python',
  rb: 'ruby',
  shell: 'sh',
  svg: 'xml',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'sh',
}

/** Languages an editor can choose besides those of the code editor; shown without colours unless {@link MODES} knows better. */
const MORE = [
  'bash',
  'c',
  'cpp',
  'diff',
  'dockerfile',
  'elixir',
  'graphql',
  'ini',
  'kotlin',
  'powershell',
  'rust',
  'swift',
  'toml',
]

const SUPPORTED: ReadonlyMap<string, string> = new Map(
  SUPPORTED_LANGUAGES.map(({value, mode}) => [value, mode ?? MODES[value] ?? value]),
)

const CHOICES: CodeInputLanguage[] = [
  ...SUPPORTED_LANGUAGES.map((language) => ({...language, mode: modeOf(language.value)})),
  ...MORE.map((value) => ({title: value, value, mode: modeOf(value)})),
].sort((a, b) => a.title.localeCompare(b.title, 'en'))

/** What the code editor is told about the language of one block. */
export interface LanguageChoice {
  /** The name to select; undefined for a block without one. */
  language: string | undefined
  languageAlternatives: CodeInputLanguage[]
}

/**
 * The languages to offer for a block of code, its own among them even when it is one that no list names: without
 * that the editor would show the first of the list in its place.
 *
 * @param language - as the block holds it
 */
export function chooseLanguages(language: string | undefined): LanguageChoice {
  const name = language === undefined ? undefined : (LANGUAGE_ALIASES[language] ?? language)
  if (name === undefined || CHOICES.some(({value}) => value === name)) {
    return {language: name, languageAlternatives: CHOICES}
  }
  return {language: name, languageAlternatives: [{title: name, value: name, mode: modeOf(name)}, ...CHOICES]}
}

function modeOf(language: string): string {
  const name = language.toLowerCase()
  return SUPPORTED.get(name) ?? MODES[name] ?? 'text'
}
