/**
 * The shapes that queries share, as GROQ to be put inside a projection. Each begins with an attribute and ends without
 * a comma.
 *
 * @module
 */

/** An image's fields, its asset replaced by what a page needs of it. Stands inside the projection of the image. */
export const imageFields = /* groq */ `
  ...,
  "asset": asset->{_id, url, "lqip": metadata.lqip, "dimensions": metadata.dimensions{width, height, aspectRatio}}
`

/** A category as an article shows it. */
export const categoryFields = /* groq */ `
  _id,
  title,
  "slug": slug.current
`

/** An author as an article shows it. */
export const authorFields = /* groq */ `
  _id,
  name,
  "slug": slug.current
`

/** An article as a list shows it. */
export const cardFields = /* groq */ `
  _id,
  title,
  subtitle,
  "slug": slug.current,
  excerpt,
  publishedAt,
  updatedAt,
  language,
  tags,
  coverImage{${imageFields}},
  "category": category->{${categoryFields}},
  "author": author->{${authorFields}},
  "coAuthors": coAuthors[]->{${authorFields}}
`

/** What a text block gains: its inline images with their assets, its links to articles with the target's slug. */
const textFields = /* groq */ `
  _type == "block" => {
    children[]{..., _type == "inlineImage" => {${imageFields}}},
    markDefs[]{..., _type == "articleLink" => {"slug": reference->slug.current}}
  }
`

/** What a block without nested content gains. */
const leafFields = /* groq */ `
  ...,
  ${textFields},
  _type == "figure" => {${imageFields}}
`

/**
 * A member of an article's body. References are followed in the body itself and one level into quotes, callouts,
 * footnotes, lists and tables. GROQ cannot recurse: deeper images keep their asset's reference, from which a renderer
 * can make the address.
 */
export const blockFields = /* groq */ `
  ${leafFields},
  _type == "quote" => {content[]{${leafFields}}},
  _type == "callout" => {content[]{${leafFields}}},
  _type == "footnote" => {content[]{${leafFields}}},
  _type == "list" => {items[]{..., content[]{${leafFields}}}},
  _type == "table" => {rows[]{..., cells[]{..., value[]{..., ${textFields}}}}}
`
