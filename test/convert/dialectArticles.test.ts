import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {beforeAll, describe, expect, test} from 'vitest'

import {createArticleChecker, type ArticleChecker} from '../../migrate/check/createArticleChecker.ts'
import type {Dialect} from '../../migrate/convert/dialects.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {fixtureFolder} from '../fixtures/readFixtures.ts'
import {toComparable} from '../markdown/comparable.ts'
import {editorRepairs} from './support/editorRules.ts'
import {outline} from './support/outline.ts'

const articles = (['mdx', 'hugo', 'liquid'] as const).flatMap((dialect) => {
  const root = fixtureFolder(join('dialects', dialect))
  return globSync('*.{md,mdx}', {cwd: root})
    .toSorted()
    .map((path) => ({dialect, path, ...readArticle(path, root, dialect)}))
})

function readArticle(path: string, root: string, dialect: Dialect) {
  const file = join(root, path)
  const source = {path, root, file, text: readFileSync(file, 'utf8')}
  const frontMatter = parseFrontMatter(source.text, source)
  const options = {dialect, firstLine: frontMatter.bodyLine + 1, places: true}
  return {source, frontMatter, options, conversion: toPortableText(frontMatter.body, options)}
}

let checker: ArticleChecker

beforeAll(async () => {
  checker = await createArticleChecker()
})

describe.each(articles)('$dialect: $path', ({source, frontMatter, options, conversion}) => {
  const {blocks} = conversion

  test('opens in the Studio with no field marked as an error', async () => {
    const messages = await checker.check(buildArticle({source, frontMatter, conversion}))
    expect(messages.filter(({severity}) => severity === 'error')).toEqual([])
    expect(editorRepairs(blocks)).toEqual([])
  })

  test('comes back from Markdown as it was', () => {
    const {markdown, messages} = toMarkdown(blocks, options)
    expect(toComparable(toPortableText(markdown, options).blocks)).toEqual(toComparable(blocks))
    expect(messages).toEqual([])
  })

  test('reports every piece at a line that holds one', () => {
    const lines = source.text.split('\n')
    const {messages} = conversion
    expect(messages.length).toBeGreaterThan(5)
    for (const {line = 0, rule} of messages.filter(({rule}) => /^convert\/(?:template|mdx)/.test(rule))) {
      expect(`${rule} ${lines[line - 1]}`).toMatch(
        rule.startsWith('convert/mdx') ? /[<{]|import|export/ : /\{\{|\{%|\{::|\*\[|```|\[list\]|atom|<figure>/,
      )
    }
  })

  test('says the same with other line ends, and has a place for every block', () => {
    const windows = toPortableText(frontMatter.body.replaceAll('\n', '\r\n'), options)
    expect(windows).toEqual(conversion)
    for (const {_key} of blocks) expect(conversion.places?.get(_key)).toBeDefined()
  })
})

test('an article of Hugo becomes what a reader saw, and shortcodes around it', () => {
  const article = articles.find(({path}) => path.endsWith('deploying-a-static-site.md'))
  expect(outline(article?.conversion.blocks.slice(3) ?? [])).toEqual([
    'hugo {{< notice tip >}}',
    'Build in one place, and copy the strong(result). Two builds of one commit are two sites:',
    '- fonts differ,',
    '- dates differ.',
    'hugo {{< /notice >}}',
    'The build is one command, and code({{< ref "page.md" >}}) fails it when a page is gone:',
    'code export HUGO_ENV=production\nhugo --minify --printPathWarnings',
    'figure',
    'hugo {{< figure src="/images/b-tree.svg" title="Rolling back" width="600" >}}',
    'h2 Purge by name',
    'table [file][how long][purge] [code(index.html)][⟨{{< duration "5m|300s" >}}⟩][on every deploy] [link(assets)][a year][never]',
    'kramdown {.table .striped}',
    'To show a shortcode in a page, put it in a comment:',
    'code {{< youtube id="w7Ft2ymGmfc" >}}',
    'hugo {{< youtube w7Ft2ymGmfc >}}',
    'hugo {{% details "What about previews?" %}}',
    'Previews are a fourth region. They expire after ⟨{{< param previewDays >}}⟩ days.',
    '> Nobody bookmarks a preview.',
    'hugo {{% /details %}}',
    'list (Copy the new files. | hugo {{< notice warning >}} | Never the other way round. | hugo {{< /notice >}}) (Purge what changed.)',
    'link(Read on), or see link(the checklist).',
  ])
})

test('an article of Jekyll becomes what a reader saw, and tags and attributes beside it', () => {
  const article = articles.find(({path}) => path.endsWith('moving-a-jekyll-blog.md'))
  expect(outline(article?.conversion.blocks ?? [])).toEqual([
    '- TOC',
    'kramdown {:toc}',
    'liquid {% include disclaimer.html\n   kind="draft"\n%}',
    'Ten years of posts live in ⟨{{ site.title }}⟩. Here is how we link(counted them), and what link(the theme)⟨{:target="_blank" rel="noopener"}⟩ had to do with it.',
    'kramdown {: .lead}',
    'h2 #links Links first',
    'kramdown {: .no_toc}',
    '<inlineImage>⟨{: width="700" height="400" }⟩',
    'Half of our images were written as <inlineImage>, and the others as Markdown.',
    'table [what][how many][where] [posts][⟨{{ site.posts | size }}⟩][link(archive)] [drafts][12][code(_drafts)]',
    'kramdown {: .table .table-striped }',
    '> Keep the old addresses alive.',
    'kramdown {: .prompt-tip }',
    'h2 Code',
    'code def permalink(post)\n  "/#{post.date.year}/#{post.slug}/"\nend',
    'Front matter may hold Liquid too:',
    'code {% for post in site.posts %}\n  {{ post.title }}\n{% endfor %}',
    'kramdown {: file="_layouts/home.html" }',
    'To show code({{ page.title }}) as it is, wrap it in code(raw).',
    'liquid {% if site.comments %}',
    'Comments are open. Ask about:',
    '- redirects,',
    '- feeds.',
    'liquid {% else %}',
    'Comments are closed.',
    'liquid {% endif %}',
    'liquid {% comment %}\nTODO: link the follow-up.\n{% endcomment %}',
    'The HTML of a post is em(final)⟨{: .mark}⟩<footnoteReference>.',
    'footnote (Until the next theme.)',
    'kramdown *[HTML]: Hypertext Markup Language',
    'kramdown *[RSS]: Really Simple Syndication',
  ])
})

test('an article about shortcodes keeps their pairs, and what is inside them', () => {
  const article = articles.find(({path}) => path.endsWith('writing-shortcodes.md'))
  expect(outline(article?.conversion.blocks.slice(2) ?? [])).toEqual([
    'Write code({{< name >}}) for HTML and code({{% name %}}) for Markdown. A shortcode can close itself, like ⟨{{< icon name="check" />}}⟩, or hold other text, as ⟨{{< hl >}}⟩this does⟨{{< /hl >}}⟩.',
    'hugo {{< tabs >}}',
    'hugo {{% tab "Linux" %}}',
    'Install it with your package manager.',
    'code apt install hugo={{< skew currentVersion >}}',
    'hugo {{% /tab %}}',
    'hugo {{% tab "macOS" %}}',
    'code(brew install hugo)',
    'hugo {{% /tab %}}',
    'hugo {{< /tabs >}}',
    'hugo {{< gallery >}}',
    'figure',
    'figure',
    'hugo {{< /gallery >}}',
    'hugo {{< mermaid >}}\ngraph TD;\n  A[Page] --> B{Shortcode?};\n  B -->|yes| C[Template];\n{{< /mermaid >}}',
    'h2 What goes wrong',
    '> An argument that holds a quote needs back-ticks: ⟨{{< quote `He said "no".` >}}⟩',
    'A lone {{ is just two braces, and so is {{< without its end.',
    'hugo {{< comment >}}\nSay more about nesting.\n{{< /comment >}}',
    'figure',
  ])
})

test('an article about feeds keeps what a loop makes, and addresses with quotes of their own', () => {
  const article = articles.find(({path}) => path.endsWith('feeds-that-validate.md'))
  const blocks = article?.conversion.blocks ?? []
  expect(outline(blocks)).toEqual([
    'kramdown {::options parse_block_html="true" /}',
    'Every feed begins with code(xml), and {{ is where Liquid begins.',
    'html <div class="note" id="{{ page.slug }}">\n{% include note.html content="Keep it <em>short</em>." %}\n</div>',
    'list (Escape the titles: ⟨{{ post.title | xml_escape }}⟩.) (⟨{:.important}⟩ Make the addresses absolute: | code <link href="{{ site.url }}/feed.xml"/>) (See the link(specification).)',
    'liquid {% for item in site.data.readers -%}',
    'liquid {{ item.name }}',
    'liquid {%- endfor %}',
    'kramdown {::nomarkdown}\n<custom-player src="a.mp3"></custom-player>\n{:/nomarkdown}',
    'liquid {% assign readers = site.data.readers | size %}',
    'liquid {% include chart.html %}',
    'liquid {% for number in page.issues %}',
    'liquid [#{{ number }}]: {{ site.repository }}/issues/{{ number }}',
    'liquid {% endfor %}',
    'figure',
    'A reader that polls <inlineMath> times sees each entry once.',
    'A brace {{ alone, or {% alone, is text.',
    'Feed\n: A file that says what is new.',
  ])
  expect(toComparable(blocks.filter(({_type}) => _type === 'figure'))).toEqual([
    {
      _type: 'figure',
      externalUrl: '{{ "/articles/images/b-tree.svg" | relative_url }}',
      alt: 'A feed as a tree',
      caption: 'Entries by date',
    },
  ])
  expect(JSON.stringify(blocks)).toContain('"tex":"2^{{k}}"')
})

test('an article of MDX keeps its components around what they hold', () => {
  const article = articles.find(({path}) => path.endsWith('install-guide.mdx'))
  expect(outline(article?.conversion.blocks ?? [])).toEqual([
    "mdx import Tabs from '@theme/Tabs'\nimport TabItem from '@theme/TabItem'\nimport {Version, Badge} from '../components'",
    'h1 Installing the agent',
    'The agent reads logs and sends them on. ⟨<Badge color="green">⟩Stable⟨</Badge>⟩ since version ⟨{Version.latest}⟩. It needs Node.js kbd(24) and about 60\u00A0MB of memory, i.e. memory < 1% on most servers.',
    'h2 #before Before you begin',
    'list (An account. link(Make one) if you have none.) (Port 4317 open to the outside.) (html <details>\n  <summary>Behind a proxy?</summary> | Set code(HTTPS_PROXY), strong(then) start the agent. | html </details>)',
    'callout (The agent never reads files that its user cannot read.)',
    'h2 #install Install it',
    "mdx <Tabs groupId=\"system\" values={[{label: 'Linux', value: 'linux'}, {label: 'macOS', value: 'mac'}]}>",
    'mdx <TabItem value="linux" default>',
    'Add the repository, then install:',
    'code curl -fsSL https://example.com/key.gpg | sudo apt-key add -\nsudo apt install agent',
    'mdx </TabItem>',
    'mdx <TabItem value="mac">',
    'Run code(brew install agent).',
    'mdx </TabItem>',
    'mdx </Tabs>',
    'mdx {/* The Windows build is not public yet. */}',
    'table [Setting][Default][Meaning] [code(level)][info][what is sent\nand kept] [code(rate)][⟨{defaults.rate}⟩][lines a second]',
    'html <details open>\n<summary>What the installer changes</summary>',
    'list (It makes the user code(agent).) (It writes code(/etc/agent.yml): | code level: info)',
    'html </details>',
    'h2 Check it',
    'mdx <Steps>',
    'list (Open ⟨<Link to="/status">⟩the status page⟨</Link>⟩. | mdx <Screenshot\n  src="/img/status.png"\n  caption={`Status of ${Version.latest}`}\n/>) (Look for a green dot ⟨<Dot color="green" />⟩.)',
    'mdx </Steps>',
    'mdx {/* TODO: describe updates */}',
    'mdx {process.env.BETA && (\n  <Callout type="beta">\n    Don\'t use it in production: it isn\'t {"done"}.\n  </Callout>\n)}',
  ])
})

test('an article of MDX keeps values as they are, and reads those that are plain strings', () => {
  const article = articles.find(({path}) => path.endsWith('year-in-charts.mdx'))
  expect(outline(article?.conversion.blocks ?? [])).toEqual([
    "mdx export const meta = {\n  title: 'A year in charts',\n  date: '2023-12-30',\n\n  tags: ['charts', 'review'],\n}",
    "mdx import {LineChart} from '../../components/LineChart'",
    'It was a ⟨<Highlight color="yellow">⟩good em(year)⟨</Highlight>⟩ for the lake, and ⟨<Counter from={0} to={1200} />⟩ readers came to see it. That is 3 > 2 and {not} 2 < 3.',
    "mdx <LineChart\n  data={[\n    {month: 'January', readers: 80},\n\n    {month: 'February', readers: 140},\n  ]}\n  style={{height: 300, color: \"#333\"}}\n/>",
    'html <iframe width="560" height="315" src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="The lake in June" frameBorder="0" allowFullScreen></iframe>',
    "mdx <div style={{display: 'flex', gap: '1rem'}}>",
    'html <img src="/img/june.jpg" alt="The lake in June">\n<img src="/img/december.jpg" alt="The lake in December">',
    'mdx </div>',
    'figure',
    'mdx <Aside>',
    'Readers who subscribed got a strong(postcard).',
    'mdx </Aside>',
    'quote (mdx <Quote by="Ada"> | I did not know that water could be that blue. | mdx </Quote>)',
    'mdx <>',
    'Words in a fragment, Hsub(2)O among them.',
    'mdx </>',
    'html <p align="center">Thank you for <mark>reading</mark>!</p>',
  ])
})
