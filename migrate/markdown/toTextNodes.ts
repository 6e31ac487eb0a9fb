import type {PhrasingContent} from 'mdast'

/** Words. A carriage return would end a line. */
export function toTextNodes(text: string): PhrasingContent[] {
  return text
    .split('\r')
    .flatMap((part, index): PhrasingContent[] => [
      ...(index > 0 ? [{type: 'html', value: '&#xD;'} as const] : []),
      ...(part === '' ? [] : [{type: 'text', value: part} as const]),
    ])
}
