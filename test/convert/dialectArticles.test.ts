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
import {outline} from './syntax/outline.ts'

const articles = (['hugo', 'liquid'] as const).flatMap((dialect) => {
  const root = fixtureFolder(join('dialects', dialect))
  return globSync('*.md', {cwd: root})
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
    for (const {line = 0, rule} of messages.filter(({rule}) => rule.startsWith('convert/template'))) {
      expect(`${rule} ${lines[line - 1]}`).toMatch(/\{\{|\{%|\{::|\*\[|```|\[list\]|atom|<figure>/)
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
    'footnote',
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
    'Feed : A file that says what is new.',
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
