import {describe, expect, test} from 'vitest'

import {normalizeHtml, visibleText} from './normalize.ts'

describe('counts as equal', () => {
  test.each([
    ['white space between and at the edges of blocks', '<ul>\n<li> a\n</li></ul>\n', '<ul><li>a</li></ul>'],
    ['a soft break and a space', '<p>a\nb</p>', '<p>a b</p>'],
    ['white space beside a hard break', '<p>a<br />\nb</p>', '<p>a<br>b</p>'],
    [
      'elements that say the same',
      '<p><b>a</b> <i>b</i> <s>c</s> <ins>d</ins></p>',
      '<p><strong>a</strong> <em>b</em> <del>c</del> <u>d</u></p>',
    ],
    ['a figure and its paragraph', '<p><img src="a" alt=""></p>', '<figure><img src="a" alt=""></figure>'],
    ['an image without alternative text and one with an empty one', '<img src="a">', '<img src="a" alt="">'],
    ['a seam and nothing', '<kbd>a</kbd><!----><kbd>b</kbd>', '<kbd>a</kbd><kbd>b</kbd>'],
    ['the class of a task and none', '<li class="task-list-item">a</li>', '<li>a</li>'],
    [
      'footnotes by label and by number',
      '<sup><a href="#user-content-fn-x" id="user-content-fnref-x-2" data-footnote-ref="">1</a></sup><section class="footnotes"><h2 id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-x"><p>a <a href="#user-content-fnref-x">↩</a></p></li></ol></section>',
      '<sup><a href="#fn-1" id="fnref-1-2">1</a></sup><section class="footnotes"><ol><li id="fn-1"><p>a <a href="#fnref-1">back</a></p></li></ol></section>',
    ],
  ])('%s', (_, a, b) => {
    expect(normalizeHtml(a)).toEqual(normalizeHtml(b))
  })
})

describe('does not count as equal', () => {
  test.each([
    ['a tight and a loose item', '<li>a</li>', '<li><p>a</p></li>'],
    ['a list that starts at 1 and one that starts at 2', '<ol><li>a</li></ol>', '<ol start="2"><li>a</li></ol>'],
    ['white space in code blocks', '<pre><code>a  b\n</code></pre>', '<pre><code>a b\n</code></pre>'],
    ['words with and without a space', '<p>a <em>b</em></p>', '<p>a<em>b</em></p>'],
    ['one emphasis and two', '<p><em>a</em><em>b</em></p>', '<p><em>ab</em></p>'],
    ['emphasis and emphasis in emphasis', '<p><em>a</em></p>', '<p><em><em>a</em></em></p>'],
    ['a comment and none', '<p>a<!-- b --></p>', '<p>a</p>'],
    ['titles', '<a href="a" title="b">c</a>', '<a href="a">c</a>'],
    ['other classes', '<p class="a">b</p>', '<p>b</p>'],
    [
      'a link to another footnote',
      '<a href="#fn-1">a</a><ol><li id="fn-1"></li><li id="fn-2"></li></ol>',
      '<a href="#fn-2">a</a><ol><li id="fn-1"></li><li id="fn-2"></li></ol>',
    ],
  ])('%s', (_, a, b) => {
    expect(normalizeHtml(a)).not.toEqual(normalizeHtml(b))
  })
})

test('visible text has words apart and blocks on lines, and nothing of scripts and comments', () => {
  expect(
    visibleText('<h1>a</h1><p>b <em>c</em><br>d<!-- e --></p><script>f</script><table><tr><td>g<td>h</table>'),
  ).toBe('a\nb c\nd\ng\nh')
})
