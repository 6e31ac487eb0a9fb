import {extendSchema, type OwnTypes} from '../../schemas/extendSchema.ts'
import {schemaTypes} from '../../schemas/index.ts'
import {createConverter} from '../convert/createConverter.ts'
import type {ConverterSettings} from '../convert/options.ts'
import type {BuiltArticle, Message, SanityDocument} from '../types.ts'
import {inspectImages} from '../write/images/inspectImages.ts'
import {createComplaintLocator} from './createComplaintLocator.ts'
import {describeComplaint} from './describeComplaint.ts'
import {describeUnknownTypes} from './describeUnknownTypes.ts'
import {loadStudioRules, type Complaint} from './loadStudioRules.ts'
import {toImported} from './toImported.ts'

/** Checks articles one by one. */
export interface ArticleChecker {
  /** What could not be checked in any article. */
  messages: Message[]
  /** Finds what an import and the Studio would have to say about an article, besides what its conversion said. */
  check(built: BuiltArticle): Promise<Message[]>
}

/** What articles are checked against. */
export interface CheckerOptions {
  /** How the articles were converted; as `toPortableText` does by default. */
  convert?: ConverterSettings
  /** Types that the schema of the Studio has besides those of this package. */
  types?: OwnTypes
  /** Folder that image paths with a leading slash count from; the source's root by default. */
  staticRoot?: string
}

/**
 * Makes a checker with the rules of the content model, as the Studio runs them; see {@link loadStudioRules}.
 *
 * @param options - See {@link CheckerOptions}.
 */
export async function createArticleChecker({
  convert,
  types = {},
  staticRoot,
}: CheckerOptions = {}): Promise<ArticleChecker> {
  const converter = createConverter(convert)
  const checkOurs = async (built: BuiltArticle, locate: Locate): Promise<Message[]> => [
    ...(await checkImages(built, staticRoot)),
    ...describeUnknownTypes(built.article, types, locate),
  ]
  const locatorOf = ({source}: BuiltArticle): Locate => createComplaintLocator(source, converter, convert)

  const rules = await loadStudioRules(extendSchema(schemaTypes, types))
  if ('message' in rules) {
    return {messages: [rules.message], check: (built) => checkOurs(built, locatorOf(built))}
  }

  /** Documents that articles share, such as a category, by id: equal ids are equal documents. */
  const shared = new Map<string, Promise<Complaint[]>>()
  const validateShared = (document: SanityDocument): Promise<Complaint[]> => {
    const known = shared.get(document._id) ?? rules.validate(document)
    shared.set(document._id, known)
    return known
  }

  const checkRules = async (built: BuiltArticle, locate: Locate): Promise<Message[]> => {
    const article = toImported(built)
    const own = (await rules.validate(article)).map((complaint) =>
      describeComplaint(complaint, article, locate(complaint.path)),
    )
    const related = built.related.map(async (document) =>
      (await validateShared(document)).map((complaint) =>
        describeComplaint(complaint, document, locate([document._type])),
      ),
    )
    return [...own, ...(await Promise.all(related)).flat()]
  }
  return {
    messages: [],
    async check(built) {
      const locate = locatorOf(built)
      return [...(await checkOurs(built, locate)), ...(await checkRules(built, locate))]
    },
  }
}

/** Tells where in its source an article says something. */
type Locate = ReturnType<typeof createComplaintLocator>

/** Only what is on this machine; images on the web are not fetched. */
async function checkImages(built: BuiltArticle, staticRoot?: string): Promise<Message[]> {
  return (await inspectImages(built, staticRoot)).map(({message}) => message)
}
