import {PreviewCode, codeSchema, type CodeInputProps, type PreviewCodeProps} from '@sanity/code-input'
import {useMemo} from 'react'
import {MemberField, type ObjectInputProps, type PreviewProps, type SchemaTypeDefinition} from 'sanity'

import {BlockFrame} from '../previews/BlockFrame.tsx'
import {withSelection} from '../previews/withSelection.ts'
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
    preview: withSelection(type, {highlightedLines: 'highlightedLines'}),
  } as SchemaTypeDefinition
}

function CodeBlockInput(props: ObjectInputProps) {
  const codeProps = props as CodeInputProps
  const choice = useLanguages(codeProps.schemaType, codeProps.value?.language)
  const value = codeProps.value && withLanguage(codeProps.value, choice.language)
  // The code editor leaves out fields that it does not know.
  const meta = props.members.find((member) => member.kind === 'field' && member.name === 'meta')
  return (
    <>
      <CodeInput {...codeProps} value={value} schemaType={choice.schemaType} />
      {meta?.kind === 'field' && (
        <div style={{marginTop: 20}}>
          <MemberField {...props} member={meta} />
        </div>
      )}
    </>
  )
}

/** In the body the code itself; elsewhere the line that every type has. */
function CodeBlockPreview(props: PreviewProps) {
  const {selection, schemaType} = props as PreviewCodeProps
  const {language, schemaType: known} = useLanguages(schemaType, selection?.language)
  const plain = useMemo(() => ({...known, options: {...known.options, language}}), [known, language])
  if (props.layout !== 'block' || !selection) return props.renderDefault(props)
  const {filename, language: _, ...code} = selection
  return (
    <BlockFrame label={filename || 'Code'} detail={language} icon={codeSchema.icon} actions={props.actions}>
      <PreviewCode {...(props as PreviewCodeProps)} selection={code} schemaType={plain} />
    </BlockFrame>
  )
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
