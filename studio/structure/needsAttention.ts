/** A list of articles that somebody should look at. */
export interface Concern {
  /** Of the list, in the Studio's address. */
  id: string
  title: string
  /** A condition of GROQ on an article. */
  filter: string
}

/** All blocks of a body and of what stands one level inside them: GROQ cannot go on by itself. */
const BLOCKS = `[
  ...coalesce(body[], []),
  ...coalesce(body[].content[], []),
  ...coalesce(body[].items[].content[], [])
]`
const CHILDREN = `(${BLOCKS}.children[])`
const LINKS = `(${BLOCKS}.markDefs[])`
const IMAGES = `[coverImage, ...${BLOCKS}[_type == "figure"], ...${CHILDREN}[_type == "inlineImage"]]`

/** What an import leaves to a person, and what editors forget. */
export const CONCERNS: Concern[] = [
  {
    id: 'external-images',
    title: 'Images that are not uploaded',
    filter: `count(${IMAGES}[defined(externalUrl) && !defined(asset)]) > 0`,
  },
  {
    id: 'images-without-text',
    title: 'Images without alternative text',
    filter: `count(${IMAGES}[(defined(externalUrl) || defined(asset)) && coalesce(alt, "") == ""]) > 0`,
  },
  {
    id: 'lost-links',
    title: 'Links that lead nowhere',
    filter: `count(${LINKS}[
      (_type == "articleLink" && !defined(reference->_id)) ||
      (_type == "link" && (
        coalesce(href, "") == "" ||
        string::split(lower(href), ":")[0] in ["javascript", "vbscript", "data"] ||
        (count(string::split(href, "://")) == 1 && count(string::split(lower(href), ".md")) > 1)
      ))
    ]) > 0`,
  },
  {
    id: 'kept-source',
    title: 'HTML and source kept as written',
    filter: `count(${BLOCKS}[_type in ["htmlBlock", "sourceBlock"]]) > 0
      || count(${CHILDREN}[_type == "inlineSource" || (_type == "inlineHtml" && html != "<!---->")]) > 0`,
  },
  {id: 'without-excerpt', title: 'Without excerpt', filter: 'coalesce(excerpt, "") == ""'},
  {id: 'without-category', title: 'Without category', filter: '!defined(category)'},
  {id: 'without-date', title: 'Without date', filter: '!defined(publishedAt)'},
]
