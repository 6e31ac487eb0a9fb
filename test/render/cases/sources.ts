import {paragraph} from '../build.ts'
import type {RenderCase} from './types.ts'

const html = '<div onclick="x()">a <b>b</b></div><script>evil()</script>'
const inline = (source: string) => paragraph('a ', {_type: 'inlineHtml', _key: 'h', html: source}, ' b')

/** What is written in another language: code, formulas and raw HTML. */
export const sourceCases: RenderCase[] = [
  {
    name: 'code',
    input: [{_type: 'code', _key: 'c', code: 'if (a < b && c) {\n  x  = "y"\n}'}],
    html: '<pre><code>if (a &lt; b &amp;&amp; c) {\n  x  = &quot;y&quot;\n}\n</code></pre>',
    text: 'if (a < b && c) {\n  x  = "y"\n}',
  },
  {
    name: 'code with a language, a file name, marked lines and settings',
    input: [
      {
        _type: 'code',
        _key: 'c',
        code: 'x',
        language: 'c++',
        filename: 'src/"main".cpp',
        highlightedLines: [1, 3, 4],
        meta: '/"x"/',
      },
    ],
    html: '<pre data-filename="src/&quot;main&quot;.cpp" data-highlighted-lines="1,3,4" data-meta="/&quot;x&quot;/"><code class="language-c++">x\n</code></pre>',
    text: 'x',
  },
  {name: 'empty code', input: [{_type: 'code', _key: 'c', code: ''}], html: '<pre><code></code></pre>', text: ''},
  {
    name: 'formulas',
    input: [{_type: 'math', _key: 'm', tex: 'a < b'}, paragraph('so ', {_type: 'inlineMath', _key: 'm', tex: 'x & y'})],
    html: '<div class="math math-display">a &lt; b</div><p>so <span class="math math-inline">x &amp; y</span></p>',
    text: 'a < b\n\nso x & y',
  },
  {
    name: 'raw HTML shows its source',
    input: [{_type: 'htmlBlock', _key: 'h', html}, inline('<blink>')],
    html:
      '<pre class="html-source"><code class="language-html">&lt;div onclick=&quot;x()&quot;&gt;a &lt;b&gt;b&lt;/b&gt;&lt;/div&gt;&lt;script&gt;evil()&lt;/script&gt;</code></pre>' +
      '<p>a <code class="html-source">&lt;blink&gt;</code> b</p>',
    text: 'a b\n\na  b',
  },
  {
    name: 'words in raw HTML are apart in plain text where a reader sees them apart, and their references are decoded',
    input: [
      {
        _type: 'htmlBlock',
        _key: 'h',
        html: '<ul><li>caf&eacute;</li><li>H<sub>2</sub>O<!-- c --> < {{< b >}}!</li></ul>',
      },
      inline('<hr/>'),
    ],
    html:
      '<pre class="html-source"><code class="language-html">&lt;ul&gt;&lt;li&gt;caf&amp;eacute;&lt;/li&gt;&lt;li&gt;H&lt;sub&gt;2&lt;/sub&gt;O&lt;!-- c --&gt; &lt; {{&lt; b &gt;}}!&lt;/li&gt;&lt;/ul&gt;</code></pre>' +
      '<p>a <code class="html-source">&lt;hr/&gt;</code> b</p>',
    text: 'café H2O < {{< b >}}!\n\na   b',
  },
  {
    name: 'empty elements that name a place are that place, and show nothing',
    input: [
      {_type: 'htmlBlock', _key: 'h', html: '<a name="one"></a>\n<div id=two></div>'},
      {_type: 'htmlBlock', _key: 'g', html: '<a name="one" onclick="x()"></a>'},
      inline('<span id="a&quot;&lt;b"></span>'),
      inline('<a name="x"/>'),
    ],
    options: {idPrefix: 'p-'},
    html:
      '<a name="p-one"></a><a name="p-two"></a>' +
      '<pre class="html-source"><code class="language-html">&lt;a name=&quot;one&quot; onclick=&quot;x()&quot;&gt;&lt;/a&gt;</code></pre>' +
      '<p>a <a name="p-a&quot;&lt;b"></a> b</p><p>a <a name="p-x"></a> b</p>',
    text: 'a  b\n\na  b',
  },
  {
    name: 'comments are left out, unless something follows them',
    input: [
      {_type: 'htmlBlock', _key: 'h', html: '<!-- one -->\n<!-- two\n-->'},
      {_type: 'htmlBlock', _key: 'h', html: '<!-- one --><img onerror=x><!-- two -->'},
      inline('<!-- three -->'),
    ],
    html:
      '<pre class="html-source"><code class="language-html">&lt;!-- one --&gt;&lt;img onerror=x&gt;&lt;!-- two --&gt;</code></pre>' +
      '<p>a  b</p>',
    text: 'a  b',
  },
  {
    name: 'pieces of Obsidian show their source, but for comments and ids, which nobody saw there either',
    input: [
      {_type: 'sourceBlock', _key: 's', syntax: 'obsidian', source: '![[a<b]]'},
      {_type: 'sourceBlock', _key: 's', syntax: 'obsidian', source: '%%\nhidden\n%%'},
      {_type: 'sourceBlock', _key: 's', syntax: 'obsidian', source: '^id'},
      paragraph(
        'a ',
        {_type: 'inlineSource', _key: 's', syntax: 'obsidian', source: '![[b.pdf]]'},
        ' b',
        {_type: 'inlineSource', _key: 's', syntax: 'obsidian', source: '%%hidden%%'},
        {_type: 'inlineSource', _key: 's', syntax: 'obsidian', source: '^id'},
      ),
    ],
    html:
      '<pre class="source source-obsidian"><code>![[a&lt;b]]</code></pre>' +
      '<p>a <code class="source source-obsidian">![[b.pdf]]</code> b</p>',
    text: 'a  b',
  },
  {
    name: 'raw HTML passes through where it is allowed',
    input: [{_type: 'htmlBlock', _key: 'h', html: '<hr class="x"><!-- y -->'}, inline('<wbr>')],
    options: {html: 'allow'},
    html: '<hr class="x"><!-- y --><p>a <wbr> b</p>',
    text: 'a  b',
  },
  {
    name: 'raw HTML goes through a sanitizer',
    input: [{_type: 'htmlBlock', _key: 'h', html}, inline('<wbr>')],
    options: {html: (source) => source.replace(/<script>.*<\/script>| on\w+="[^"]*"/g, '')},
    html: '<div>a <b>b</b></div><p>a <wbr> b</p>',
    text: 'a b\n\na  b',
  },
]
