import {useDeferredValue, useMemo} from 'react'

import {toPlainText} from '../../src/render/toPlainText.ts'
import type {PortableTextInput} from '../../src/render/types.ts'
import {countWords} from './countWords.ts'

const NUMBER = new Intl.NumberFormat('en')

/** How long a body is, in words and minutes of reading. Counted while nothing else is to do. */
export function TextLengthLine({blocks}: {blocks: PortableTextInput}) {
  const counted = useDeferredValue(blocks)
  const {words, minutes} = useMemo(() => countWords(toPlainText(counted)), [counted])
  if (words === 0) return null
  return (
    <div className="article-body-length" data-testid="text-length">
      {NUMBER.format(words)} {words === 1 ? 'word' : 'words'} · {minutes} min read
    </div>
  )
}
