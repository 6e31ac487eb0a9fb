import {PreviewCode, codeSchema, type CodeInputProps, type PreviewCodeProps} from '@sanity/code-input'
import {useMemo} from 'react'
import type {ObjectInputProps, PreviewProps, SchemaTypeDefinition} from 'sanity'

import {chooseLanguages} from './codeLanguages.ts'

const {input: CodeInput} = codeSchema.components

/**
 * Puts the code editor and the code preview of `@sanity/code-input` on the `code` type, for every language a fence
 * may name.
 *
 * @param type - the `code` type of `schemas/`
 */
export function attachCodeEditor(type: SchemaTypeDefinition): SchemaTypeDefinition {
  return {
    ...type,
    icon: codeSchema.icon,
    options: {withFilename: true},
    components: {input: CodeBlockInput, preview: CodeBlockPreview},
    preview: codeSchema.preview,
  } as SchemaTypeDefinition
}

function CodeBlockInput(props: ObjectInputProps) {
  const codeProps = props as CodeInputProps
  const choice = useLanguages(codeProps.schemaType, codeProps.value?.language)
  const value = codeProps.value && withLanguage(codeProps.value, choice.language)
  return <CodeInput {...codeProps} value={value} schemaType={choice.schemaType} />
}

function CodeBlockPreview(props: PreviewProps) {
  const codeProps = props as PreviewCodeProps
  const choice = useLanguages(codeProps.schemaType, codeProps.selection?.language)
  const selection = codeProps.selection && withLanguage(codeProps.selection, choice.language)
  return <PreviewCode {...codeProps} {...(selection && {selection})} schemaType={choice.schemaType} />
}

function useLanguages<T extends {options?: object} | undefined>(schemaType: T, language: string | undefined) {
  return useMemo(() => {
    const {language: name, languageAlternatives} = chooseLanguages(language)
    return {language: name, schemaType: {...schemaType, options: {...schemaType?.options, languageAlternatives}}}
  }, [schemaType, language])
}

function withLanguage<T extends {language?: string}>(value: T, language: string | undefined): T {
  return language === undefined || language === value.language ? value : {...value, language}
}
